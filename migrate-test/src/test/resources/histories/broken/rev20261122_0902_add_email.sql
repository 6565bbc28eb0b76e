-- revision: d3
-- down-revision: d2
-- message: add email

-- migrate: upgrade

alter table owner add column email varchar(80);

-- migrate: downgrade

alter table owner drop column mail;
