-- revision: v2
-- down-revision: v1
-- message: show names

-- migrate: upgrade

create view owner_names as select name from owner;

-- migrate: downgrade
