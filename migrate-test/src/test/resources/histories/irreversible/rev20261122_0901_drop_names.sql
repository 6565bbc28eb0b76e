-- revision: e2
-- down-revision: e1
-- message: drop names

-- migrate: upgrade

alter table owner drop column name;
