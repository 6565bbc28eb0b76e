alter index ix_account_status rename to ix_status;
