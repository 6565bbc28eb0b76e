-- revision: d2
-- down-revision: d1
-- message: add phone

-- migrate: upgrade

alter table owner add column phone varchar(40);

create index ix_owner_phone on owner (phone);

-- migrate: downgrade

drop index ix_owner_phone;
