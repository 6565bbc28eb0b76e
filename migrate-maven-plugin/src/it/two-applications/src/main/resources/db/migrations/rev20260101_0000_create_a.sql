-- revision: 00000000000a
-- message: create a

-- migrate: upgrade

create table a (id bigint);

-- migrate: downgrade

drop table a;
