-- Inspectors on duty by where they were last, nearest first; nobody who has been silent for hours.
with place as (select st_setsrid(st_makepoint(${lon}, ${lat}), 4326) as geom)
select u.id, u.name, st_x(l.geom) as lon, st_y(l.geom) as lat, st_distance(l.geom::geography, p.geom::geography) as distance_m
  from place p
  cross join inspector_last_position l
  join app_user u on u.id = l.user_id and u.on_duty and u.disabled_at is null and 'inspector' = any (u.roles)
 where l.at > ${since}
   and (${gridFrom} is null or unit_grid_at(l.geom) between ${gridFrom} and ${gridTo})
 order by distance_m, u.id
 limit 10
