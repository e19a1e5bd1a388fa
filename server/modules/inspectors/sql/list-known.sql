-- What is known around the reported instants, to find duplicates and leaps.
select at, st_x(geom) as lon, st_y(geom) as lat, accuracy_m as accuracy
  from inspector_position
 where user_id = ${userId} and at between ${from} and ${to}
 order by at
