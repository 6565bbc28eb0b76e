-- revision: 000000000003
-- down-revision: 000000000002
-- message: create invoice

-- migrate: upgrade

create table invoice (id bigint primary key);

-- migrate: downgrade

drop table invoice;
