-- revision: b3
-- down-revision: b1
-- message: add email

-- migrate: upgrade

alter table owner add column email varchar(80);

-- migrate: downgrade

alter table owner drop column email;
