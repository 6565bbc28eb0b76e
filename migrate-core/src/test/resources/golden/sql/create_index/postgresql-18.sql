create index ix_account_email on account (email);
create unique index ix_account_open on account (status, created desc, (lower(email))) where status in ('OPEN', 'PAID');
