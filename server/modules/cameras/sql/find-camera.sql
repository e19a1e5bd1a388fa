-- One camera, if it lies in the area.
select c.id, c.name, c.kind, c.height_m, c.heading_deg, c.pitch_deg, c.hfov_deg, c.vfov_deg, c.range_m,
       c.direction_estimated, c.unit_grid_code as grid_code, st_asgeojson(c.geom, 7)::json as geometry
  from camera c
 where c.id = ${id}
   and (${gridFrom} is null or c.unit_grid_code between ${gridFrom} and ${gridTo})
