-- One building, if it lies in the area.
select b.id, b.name, b.name_en, b.address, b.kind, b.height_m, b.height_estimated, b.floors, b.base_m,
       b.unit_grid_code as grid_code, st_x(b.center) as lon, st_y(b.center) as lat,
       st_asgeojson(b.footprint, 7)::json as geometry
  from building b
 where b.id = ${id}
   and (${gridFrom} is null or b.unit_grid_code between ${gridFrom} and ${gridTo})
