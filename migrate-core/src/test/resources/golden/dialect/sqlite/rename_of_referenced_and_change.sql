alter table customer rename column id to number;

create table _migrate_customer (
    number integer,
    name varchar(80) not null,
    constraint pk_customer primary key (number)
);

insert into _migrate_customer (number, name)
select number, name
from customer;

drop table customer;

alter table _migrate_customer rename to customer;
