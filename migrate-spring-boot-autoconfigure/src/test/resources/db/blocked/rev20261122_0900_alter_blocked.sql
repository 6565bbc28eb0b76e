-- revision: 6b0c2d4e8f13
-- message: alter blocked

-- migrate: upgrade

alter table blocked add column name varchar(80);

-- migrate: downgrade

alter table blocked drop column name;
