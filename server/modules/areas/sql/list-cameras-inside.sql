-- Cameras inside a polygon, by id.
select c.id::text as id, null as code, c.name, null as name_en, c.kind as status, st_x(c.geom) as lon, st_y(c.geom) as lat
  from camera c
 where st_intersects(c.geom, st_setsrid(st_geomfromgeojson(${polygon}), 4326))
   and (${gridFrom} is null or c.unit_grid_code between ${gridFrom} and ${gridTo})
   and (${class} is null or c.kind = ${class})
   and c.id > ${after}
 order by c.id
 limit ${limit}
