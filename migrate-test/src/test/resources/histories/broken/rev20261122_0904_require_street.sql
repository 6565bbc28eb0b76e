-- revision: d5
-- down-revision: d4
-- message: require street

-- migrate: upgrade

alter table owner add column street varchar(80) not null;

-- migrate: downgrade

alter table owner drop column street;
