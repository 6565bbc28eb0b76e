-- revision: 5e1f0a7c9b24
-- down-revision: 77b0de12aa90
-- message: add what is there

-- migrate: upgrade

alter table owner add column email varchar(320);
insert into owner (id, name) values (1, 'Ada');
alter table owner add column phone varchar(40);

-- migrate: downgrade

alter table owner drop column email;
