insert into every_value (a, b, c, d, e, f, g, h, i, j)
values
    (true, 1, -2, 1.50, E'it''s \\ so', '3f2a9c1d-7b42-4a11-9b1c-44e0a6f10000', date '2026-11-22', time '07:28:00', timestamp '2026-11-22 07:28:01.000005', timestamp with time zone '2026-11-22 07:28:00.123456+00:00'),
    (null, null, null, null, null, null, date '0044-03-15 BC', null, timestamp '12345-01-02 07:28:00', timestamp with time zone '0001-01-01 00:00:00+00:00 BC'),
    (null, null, null, null, null, null, null, null, null, null);
