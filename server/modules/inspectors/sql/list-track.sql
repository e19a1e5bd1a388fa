-- Where an inspector was between two instants, oldest first; of an area what lies in it.
select at, st_x(geom) as lon, st_y(geom) as lat, accuracy_m as accuracy
  from inspector_position
 where user_id = ${id} and at >= ${from} and at < ${to}
   and (${gridFrom} is null or unit_grid_at(geom) between ${gridFrom} and ${gridTo})
 order by at
 limit ${limit}
