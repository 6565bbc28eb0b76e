drop sequence account_seq;
