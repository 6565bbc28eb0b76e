-- revision: c4
-- message: create clinic

-- migrate: upgrade

create table clinic (id bigint not null primary key);

-- migrate: downgrade

drop table clinic;
