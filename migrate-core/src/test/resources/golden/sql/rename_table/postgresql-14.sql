alter table account rename constraint ck_account_level to ck_customer_level;
alter table account rename to customer;
