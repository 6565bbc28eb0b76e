alter table account drop constraint ck_points;
alter table account drop column points;
alter table account drop constraint ck_account_level;
alter table account drop column level;
