create unique index ux_orders on orders (status, total desc, (lower(status))) where total is not null;
