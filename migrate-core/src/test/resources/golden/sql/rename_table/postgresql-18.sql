alter table account rename to customer;
alter table customer rename constraint ck_account_level to ck_customer_level;
