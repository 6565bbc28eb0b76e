-- revision: f1
-- message: create visit

-- migrate: upgrade

create table visit (
    id bigint not null primary key,
    kind varchar(10) not null check (kind in ('CHECKUP', 'SURGERY')),
    minutes integer not null check (minutes > 5000)
);

-- migrate: downgrade

drop table visit;
