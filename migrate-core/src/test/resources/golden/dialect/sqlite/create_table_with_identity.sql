create table customer (
    id integer,
    name varchar(80),
    constraint pk_customer primary key (id)
);
