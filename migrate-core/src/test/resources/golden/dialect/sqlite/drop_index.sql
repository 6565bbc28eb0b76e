drop index ix_orders_total;
