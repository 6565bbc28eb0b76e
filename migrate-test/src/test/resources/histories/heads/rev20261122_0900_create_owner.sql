-- revision: b1
-- message: create owner

-- migrate: upgrade

create table owner (id bigint not null primary key, name varchar(80) not null);

-- migrate: downgrade

drop table owner;
