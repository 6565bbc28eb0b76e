drop index ix_orders_total;

create index ix_total on orders (total desc) where total > 0;
