-- revision: 000000000001
-- down-revision: 
-- message: create account

-- migrate: upgrade

create table account (id bigint primary key);

-- migrate: downgrade

drop table account;
