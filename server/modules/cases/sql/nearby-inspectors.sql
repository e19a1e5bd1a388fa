-- Inspectors on duty by where they were last, nearest first; nobody who has been silent for hours.
with here as (select geom from case_record where id = ${id})
select u.id, u.name, st_x(l.geom) as lon, st_y(l.geom) as lat, l.at,
       st_distance(l.geom::geography, h.geom::geography) as distance_m
  from here h
  cross join inspector_last_position l
  join app_user u on u.id = l.user_id and u.on_duty and u.disabled_at is null and 'inspector' = any (u.roles)
 where l.at > ${since}
 order by distance_m, u.id
 limit 10
