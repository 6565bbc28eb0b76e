alter table pet alter column id set not null;
alter table pet add constraint pk_pet primary key (id);
alter table pet add constraint uq_pet_name unique (name);
alter table pet add constraint fk_pet_account_id foreign key (account_id) references account (id) on delete cascade on update restrict;
alter table pet add constraint ck_pet_name check (length(name) between 1 and 20);
