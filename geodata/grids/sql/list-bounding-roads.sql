-- Roads that may bound a cell: main roads always, lesser streets where a cut is wanted. Sorted, so that the same roads give the same cells.
select main, st_asgeojson(geom, 9) as line
  from road
 where (main or class in ('tertiary', 'residential', 'service')) and class <> 'rail'
   and geom && st_setsrid(st_geomfromgeojson(${within}), 4326)
 order by source, source_id
