alter table account rename constraint ck_points to ck_score;
