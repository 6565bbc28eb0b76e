-- revision: 000000000002
-- down-revision: 000000000001
-- message: add name

-- migrate: upgrade

alter table account add column name varchar(80);

-- migrate: downgrade

alter table account drop column name;
