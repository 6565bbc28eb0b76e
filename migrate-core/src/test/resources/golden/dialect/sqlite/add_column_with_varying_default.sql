select json_extract('{}', 'trigger ' || name || ' of table orders is not known in this form and would be lost')
from sqlite_schema
where type = 'trigger' and tbl_name = 'orders' collate nocase and sql not in ();

create table _migrate_orders (
    id bigint not null,
    customer_id bigint,
    parent bigint,
    status varchar(255) default 'OPEN' not null,
    "Group" varchar(20) collate "NOCASE",
    total integer default 0,
    double integer generated always as (total + total) stored,
    at timestamp default current_timestamp not null,
    constraint pk_orders primary key (id),
    constraint fk_orders_customer foreign key (customer_id) references customer (id) on delete cascade,
    constraint fk_orders_parent foreign key (parent) references orders (id),
    constraint uq_orders_group unique ("Group"),
    constraint ck_orders_total check (total >= 0),
    constraint ck_orders_status check (status in ('OPEN', 'PAID'))
);

insert into _migrate_orders (id, customer_id, parent, status, "Group", total)
select id, customer_id, parent, status, "Group", total
from orders;

drop table orders;

pragma legacy_alter_table = on;

alter table _migrate_orders rename to orders;

pragma legacy_alter_table = off;

create index ix_orders_total on orders (total desc) where total > 0;
