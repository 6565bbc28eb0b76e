alter table orders add column paid boolean default false not null;
