alter sequence account_seq increment by 10;
