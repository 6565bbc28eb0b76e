comment on table account is 'who ''we'' know';
comment on table account is null;
