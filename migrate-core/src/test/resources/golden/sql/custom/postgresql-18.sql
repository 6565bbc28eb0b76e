select 'postgresql';
create table granted (id bigint);
