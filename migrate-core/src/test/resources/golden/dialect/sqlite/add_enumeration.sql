alter table orders add column kind varchar(255) constraint ck_orders_kind check (kind in ('NEW', 'it''s'));
