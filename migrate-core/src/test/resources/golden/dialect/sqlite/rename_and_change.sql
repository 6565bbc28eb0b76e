select json_extract('{}', 'trigger ' || name || ' of table orders is not known in this form and would be lost')
from sqlite_schema
where type = 'trigger' and tbl_name = 'orders' collate nocase and sql not in ();

create table _migrate_orders (
    id bigint not null,
    customer_id bigint,
    parent bigint,
    status varchar(255) default 'OPEN' not null,
    "Group" varchar(20) collate "NOCASE",
    sum bigint default 0 not null,
    double integer generated always as (sum + sum) stored,
    total integer,
    constraint pk_orders primary key (id),
    constraint fk_orders_customer foreign key (customer_id) references customer (id) on delete cascade,
    constraint fk_orders_parent foreign key (parent) references orders (id),
    constraint uq_orders_group unique ("Group"),
    constraint ck_orders_total check (sum >= 0),
    constraint ck_orders_status check (status in ('OPEN', 'PAID'))
);

insert into _migrate_orders (id, customer_id, parent, status, "Group", sum)
select id, customer_id, parent, status, "Group", total * 100
from orders;

drop table orders;

pragma legacy_alter_table = on;

alter table _migrate_orders rename to orders;

pragma legacy_alter_table = off;

create index ix_orders_total on orders (sum desc) where sum > 0;

alter table orders rename column id to id;
