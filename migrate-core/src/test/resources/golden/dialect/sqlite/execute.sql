update orders set total = 0;
