alter table account add column nick varchar(40) default '' not null;
comment on column account.nick is 'it''s short';
alter table account add column kind varchar(255) default 'A' not null;
alter table account add constraint ck_account_kind check (kind in ('A', 'B'));
alter table account add column twice integer generated always as (points * 2);
