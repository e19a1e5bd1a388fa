-- Buildings of a box and an area, by words of name or address.
select b.id, b.name, b.name_en, b.address, b.kind, b.height_m, b.height_estimated, b.floors, b.base_m,
       b.unit_grid_code as grid_code, st_x(b.center) as lon, st_y(b.center) as lat,
       st_asgeojson(b.footprint, 7)::json as geometry
  from building b
 where (${west} is null or b.footprint && st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326))
   and (${gridFrom} is null or b.unit_grid_code between ${gridFrom} and ${gridTo})
   and (${class} is null or b.kind = ${class})
   and (${pattern} is null or coalesce(b.name, '') || ' ' || coalesce(b.address, '') ilike ${pattern})
 order by b.id
 limit ${limit}
