alter table orders add column note clob;
