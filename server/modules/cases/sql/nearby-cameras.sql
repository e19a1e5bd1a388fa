-- Cameras whose range reaches the place, nearest first; line of sight is the cameras' own question.
with here as (select geom from case_record where id = ${id})
select v.id::text as id, v.name, v.kind, st_x(v.geom) as lon, st_y(v.geom) as lat,
       st_distance(v.geom::geography, h.geom::geography) as distance_m
  from here h
  join camera v on v.geom && st_expand(h.geom, 500 / (111320 * cos(radians(st_y(h.geom)))), 500 / 110540.0)
 where st_distance(v.geom::geography, h.geom::geography) <= v.range_m
 order by distance_m, v.id
 limit 20
