-- revision: d4
-- down-revision: d3
-- message: add city

-- migrate: upgrade

alter table owner add column city varchar(80);

-- migrate: downgrade

alter table owner drop column city;
