-- The versions of a unit grid, newest first.
select version, valid_from, valid_to, area_m2, opened_by, closed_by, st_asgeojson(geom, 7)::json as geometry
  from unit_grid where code = ${code} order by version desc
