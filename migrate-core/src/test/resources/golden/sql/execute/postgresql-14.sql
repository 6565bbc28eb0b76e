update account set points = 0; -- as it stands;
