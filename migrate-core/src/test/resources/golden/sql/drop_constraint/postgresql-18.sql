alter table account drop constraint pk_account;
alter table account drop constraint uq_account_email;
alter table account drop constraint ck_points;
alter table account drop constraint fk_account_parent;
