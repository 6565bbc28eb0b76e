alter table account rename column points to score;
alter table account rename constraint ck_account_level to ck_account_rank;
alter table account rename column level to rank;
