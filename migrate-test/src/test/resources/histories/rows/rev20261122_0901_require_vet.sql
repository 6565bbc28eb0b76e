-- revision: f2
-- down-revision: f1
-- message: require vet

-- migrate: upgrade

alter table visit add column vet varchar(80) not null;

-- migrate: downgrade

alter table visit drop column vet;
