alter table orders rename column total to sum;
