-- revision: b2
-- down-revision: b1
-- message: add phone

-- migrate: upgrade

alter table owner add column phone varchar(40);

-- migrate: downgrade

alter table owner drop column phone;
