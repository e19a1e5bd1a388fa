-- The outlines of buildings, which cuts avoid.
select st_asgeojson(part.geom, 7) as footprint
  from building b, lateral st_dump(b.footprint) as part
 where b.footprint && st_setsrid(st_geomfromgeojson(${within}), 4326)
 order by b.source, b.source_id
