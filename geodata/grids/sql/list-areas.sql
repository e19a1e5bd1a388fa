-- The areas of a level with their outlines.
select code, st_asgeojson(geom, 9) as area from ${level:name} order by code
