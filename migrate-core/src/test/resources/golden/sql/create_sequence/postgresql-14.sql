create sequence visit_seq start with 1 increment by 50;
create sequence down_seq start with 5 increment by -1 maxvalue 5;
