-- revision: 3f2a9c1d7b42
-- down-revision: 9b1c44e0a6f1
-- message: add account -- migrate: e-mail
-- branch-labels: shop
-- depends-on: billing, 77b0de12aa90
-- database: sqlite:3

-- migrate: upgrade

-- effect: create table team (
--     column id bigint not null identity;
--     column name varchar(80) not null default "'it''s; new'";
--     column status enumeration("ACTIVE", "ARCHIVED") not null;
--     column account_id bigint comment "whose it is";
--     primary key pk_team (id);
--     foreign key fk_team_account (account_id) references account (id) on delete cascade)
create table team (
    id integer,
    name varchar(80) default 'it''s; new' not null,
    status varchar(255) not null,
    account_id bigint,
    constraint pk_team primary key (id),
    constraint fk_team_account foreign key (account_id) references account (id) on delete cascade,
    constraint ck_team_status check (status in ('ACTIVE', 'ARCHIVED'))
);

insert into team (id, name, status)
values
    (1, 'a;b', 'ACTIVE');

-- fails if account has rows: write it with -Ddefault=account.email:<value>
-- loses part of the values of price
-- effect: alter table account (
--     add column email varchar(320) not null;
--     type of name varchar(120);
--     not null name;
--     type of price numeric(10, 2))
select json_extract('{}', 'trigger ' || name || ' of table account is not known in this form and would be lost')
from sqlite_schema
where type = 'trigger' and tbl_name = 'account' collate nocase and sql not in ();
-- effect: above
create table _migrate_account (
    id bigint not null,
    name varchar(120) not null,
    price numeric(10,2),
    status varchar(255) not null,
    email varchar(320) not null,
    constraint pk_account primary key (id),
    constraint ck_account_status check (status in ('NEW', 'OLD'))
);
insert into _migrate_account (id, name, price, status)
select id, name, price, status
from account;
-- effect: above
drop table account;
-- effect: above
pragma legacy_alter_table = on;
-- effect: above
alter table _migrate_account rename to account;
-- effect: above
pragma legacy_alter_table = off;

-- effect: create index on account ix_account_email (email)
create index ix_account_email on account (email);

-- migrate: checkpoint

-- effect: alter table team (add unique constraint uq_team_name (name))
select json_extract('{}', 'trigger ' || name || ' of table team is not known in this form and would be lost')
from sqlite_schema
where type = 'trigger' and tbl_name = 'team' collate nocase and sql not in ();
-- effect: above
create table _migrate_team (
    id integer,
    name varchar(80) default 'it''s; new' not null,
    status varchar(255) not null,
    account_id bigint,
    constraint pk_team primary key (id),
    constraint fk_team_account foreign key (account_id) references account (id) on delete cascade,
    constraint ck_team_status check (status in ('ACTIVE', 'ARCHIVED')),
    constraint uq_team_name unique (name)
);
insert into _migrate_team (id, name, status, account_id)
select id, name, status, account_id
from team;
-- effect: above
drop table team;
-- effect: above
pragma legacy_alter_table = on;
-- effect: above
alter table _migrate_team rename to team;
-- effect: above
pragma legacy_alter_table = off;

-- effect: none
create view teams as select name from team;

-- migrate: no-transaction
analyze;

update account set name = '';

-- migrate: downgrade

-- effect: alter table team (drop unique constraint uq_team_name)
select json_extract('{}', 'trigger ' || name || ' of table team is not known in this form and would be lost')
from sqlite_schema
where type = 'trigger' and tbl_name = 'team' collate nocase and sql not in ();
-- effect: above
create table _migrate_team (
    id integer,
    name varchar(80) default 'it''s; new' not null,
    status varchar(255) not null,
    account_id bigint,
    constraint pk_team primary key (id),
    constraint fk_team_account foreign key (account_id) references account (id) on delete cascade,
    constraint ck_team_status check (status in ('ACTIVE', 'ARCHIVED'))
);
insert into _migrate_team (id, name, status, account_id)
select id, name, status, account_id
from team;
-- effect: above
drop table team;
-- effect: above
pragma legacy_alter_table = on;
-- effect: above
alter table _migrate_team rename to team;
-- effect: above
pragma legacy_alter_table = off;

-- migrate: checkpoint

-- effect: drop index on account ix_account_email
drop index ix_account_email;

-- effect: alter table account (
--     type of price numeric(10, 4);
--     type of name varchar(80);
--     nullable name;
--     drop column email)
select json_extract('{}', 'trigger ' || name || ' of table account is not known in this form and would be lost')
from sqlite_schema
where type = 'trigger' and tbl_name = 'account' collate nocase and sql not in ();
-- effect: above
create table _migrate_account (
    id bigint not null,
    name varchar(80),
    price numeric(10,4),
    status varchar(255) not null,
    constraint pk_account primary key (id),
    constraint ck_account_status check (status in ('NEW', 'OLD'))
);
insert into _migrate_account (id, name, price, status)
select id, name, price, status
from account;
-- effect: above
drop table account;
-- effect: above
pragma legacy_alter_table = on;
-- effect: above
alter table _migrate_account rename to account;
-- effect: above
pragma legacy_alter_table = off;
-- effect: above
alter table account rename column id to id;

-- effect: drop table team
drop table team;
