-- revision: d6
-- down-revision: d5
-- message: add zip

-- migrate: upgrade

alter table owner add column zip varchar(8);

-- migrate: downgrade

alter table owner drop column zip;
