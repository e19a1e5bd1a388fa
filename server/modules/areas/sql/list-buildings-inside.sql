-- Buildings whose middle lies inside a polygon, by id.
select b.id::text as id, null as code, coalesce(b.name, b.address) as name, coalesce(b.name_en, b.name, b.address) as name_en,
       b.kind as status, st_x(b.center) as lon, st_y(b.center) as lat
  from building b
 where st_intersects(b.center, st_setsrid(st_geomfromgeojson(${polygon}), 4326))
   and (${gridFrom} is null or b.unit_grid_code between ${gridFrom} and ${gridTo})
   and (${class} is null or b.kind = ${class})
   and b.id > ${after}
 order by b.id
 limit ${limit}
