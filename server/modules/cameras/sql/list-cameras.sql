-- Cameras of a box and an area, by kind and words of the name; never their streams.
select c.id, c.name, c.kind, c.height_m, c.heading_deg, c.pitch_deg, c.hfov_deg, c.vfov_deg, c.range_m,
       c.direction_estimated, c.unit_grid_code as grid_code, st_asgeojson(c.geom, 7)::json as geometry
  from camera c
 where (${west} is null or c.geom && st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326))
   and (${gridFrom} is null or c.unit_grid_code between ${gridFrom} and ${gridTo})
   and (${class} is null or c.kind = ${class})
   and (${pattern} is null or c.name ilike ${pattern})
 order by c.id
 limit ${limit}
