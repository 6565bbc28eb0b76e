drop table pet;
