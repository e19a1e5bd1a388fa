-- Codes of the unit grids in force whose middle lies inside a polygon.
select g.code
  from unit_grid g
 where g.valid_to is null
   and st_intersects(g.geom, st_setsrid(st_geomfromgeojson(${polygon}), 4326))
   and st_intersects(g.center, st_setsrid(st_geomfromgeojson(${polygon}), 4326))
   and (${gridFrom} is null or g.code between ${gridFrom} and ${gridTo})
