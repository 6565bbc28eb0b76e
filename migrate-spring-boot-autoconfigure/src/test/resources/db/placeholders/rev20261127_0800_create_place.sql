-- revision: 0c5b7e91d2a4
-- down-revision:
-- message: create place

-- migrate: upgrade
create table ${table-name} (owner varchar(80));
insert into ${table-name} values (${owner}), ('${owner}');

-- migrate: downgrade
drop table ${table-name};
