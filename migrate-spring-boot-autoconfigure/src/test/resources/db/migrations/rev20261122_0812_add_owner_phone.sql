-- revision: 77b0de12aa90
-- down-revision: 3f2a9c1d7b42
-- message: add owner phone

-- migrate: upgrade

alter table owner add column phone varchar(40);

-- migrate: downgrade

alter table owner drop column phone;
