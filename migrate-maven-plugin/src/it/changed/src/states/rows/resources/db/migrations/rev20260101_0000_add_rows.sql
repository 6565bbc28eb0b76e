-- revision: 000000000002
-- down-revision: 000000000001
-- message: add rows

-- migrate: upgrade

insert into account (id, name, nickname, status) values (1, 'Ada', 'ada', 'ACTIVE');
insert into account (id, name, nickname, status) values (2, 'Grace', 'grace', 'CLOSED');

-- migrate: downgrade

delete from account;
