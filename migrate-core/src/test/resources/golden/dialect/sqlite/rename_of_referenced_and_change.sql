alter table customer rename column id to number;

select json_extract('{}', 'trigger ' || name || ' of table customer is not known in this form and would be lost')
from sqlite_schema
where type = 'trigger' and tbl_name = 'customer' collate nocase and sql not in ();

create table _migrate_customer (
    number integer,
    name varchar(80) not null,
    constraint pk_customer primary key (number)
);

insert into _migrate_customer (number, name)
select number, name
from customer;

drop table customer;

pragma legacy_alter_table = on;

alter table _migrate_customer rename to customer;

pragma legacy_alter_table = off;
