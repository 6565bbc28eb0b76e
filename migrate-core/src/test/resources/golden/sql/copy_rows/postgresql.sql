insert into b (x, y)
select x, x || '!'
from a;
