-- Inspectors on duty who were last inside a polygon; all in one page, nobody who has been silent for hours.
select u.id::text as id, null as code, u.name, null as name_en, null as status, st_x(l.geom) as lon, st_y(l.geom) as lat
  from inspector_last_position l
  join app_user u on u.id = l.user_id and u.on_duty and u.disabled_at is null and 'inspector' = any (u.roles)
 where l.at > ${since}
   and st_intersects(l.geom, st_setsrid(st_geomfromgeojson(${polygon}), 4326))
   and (${gridFrom} is null or unit_grid_at(l.geom) between ${gridFrom} and ${gridTo})
   and u.id::text > ${after}
 order by u.id::text
 limit ${limit}
