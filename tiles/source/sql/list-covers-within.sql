-- Manhole covers of one tile, for the shafts between them and the pipes below.
select id, st_x(geom) as lon, st_y(geom) as lat, 1 as points, class_code, state, height_m, depth_m, diameter_mm
  from component
 where geom && st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326)
   and geometrytype(geom) = 'POINT' and class_code in (${classes:csv}) and state <> 'removed' and not st_isempty(geom)
 order by id
