-- revision: b10000000001
-- down-revision:
-- message: create invoice

-- migrate: upgrade

-- effect: create table invoice (column id bigint not null; column number varchar(20) not null; primary key pk_invoice (id))
create table invoice (id bigint not null, number varchar(20) not null, constraint pk_invoice primary key (id));

-- migrate: downgrade

drop table invoice;
