-- Components within 50 m, nearest first.
with here as (select geom, edition from case_record where id = ${id})
select p.id::text as id, p.code, p.class_code, coalesce(k.name, p.class_code) as class_name,
       st_x(place.at) as lon, st_y(place.at) as lat, st_distance(p.geom::geography, h.geom::geography) as distance_m
  from here h
  join component p
    on p.geom && st_expand(h.geom, 50 / (111320 * cos(radians(st_y(h.geom)))), 50 / 110540.0)
  left join case_class k on k.edition = h.edition and k.kind = 'component' and k.code = p.class_code
  cross join lateral (select st_closestpoint(p.geom, h.geom) as at) place
 where st_distance(p.geom::geography, h.geom::geography) <= 50 and p.state <> 'removed'
 order by distance_m, p.id
 limit 50
