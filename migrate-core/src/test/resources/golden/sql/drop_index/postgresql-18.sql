drop index ix_account_status;
