-- revision: 00000000000b
-- message: create b

-- migrate: upgrade

create table b (id bigint);

-- migrate: downgrade

drop table b;
