-- revision: 3f2a9c1d7b42
-- message: create account

-- migrate: upgrade

create table account (id bigint not null primary key);

-- migrate: downgrade

drop table account;
