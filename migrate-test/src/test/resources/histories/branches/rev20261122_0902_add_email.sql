-- revision: c3
-- down-revision: c1
-- message: add email

-- migrate: upgrade

alter table owner add column email varchar(80);

-- migrate: downgrade

alter table owner drop column email;
