-- Whole buildings of one tile: those whose centre lies in the box.
select id, st_x(center) as lon, st_y(center) as lat, st_asbinary(footprint) as footprint,
       base_m, height_m, height_estimated, floors, unit_grid_code as grid_code, faces
  from building
 where center && st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326)
 order by id
