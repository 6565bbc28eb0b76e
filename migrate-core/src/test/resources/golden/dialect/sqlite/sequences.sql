create table customer_seq (
    next_val bigint
);

insert into customer_seq (next_val)
values
    (1);

drop table customer_seq;
