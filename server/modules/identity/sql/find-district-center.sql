-- Where the map opens before anybody has logged in.
select st_x(c.point) as lon, st_y(c.point) as lat
from (select st_pointonsurface(geom) as point from district order by code limit 1) c
