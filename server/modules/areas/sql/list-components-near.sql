-- Components within 50 m of a place, nearest first.
with place as (select st_setsrid(st_makepoint(${lon}, ${lat}), 4326) as geom)
select c.id::text as id, c.code, coalesce(c.name, k.name, c.class_code) as name, coalesce(c.name, k.name_en, c.class_code) as name_en,
       st_x(n.at) as lon, st_y(n.at) as lat, st_distance(c.geom::geography, p.geom::geography) as distance_m
  from place p
  join component c on c.geom && st_expand(p.geom, 50 / (111320 * cos(radians(${lat}))), 50 / 110540.0)
   and (${gridFrom} is null or c.unit_grid_code between ${gridFrom} and ${gridTo})
  left join case_class k on k.kind = 'component' and k.code = c.class_code
   and k.edition = (select e.code from catalog_edition e where e.current)
  cross join lateral (select st_closestpoint(c.geom, p.geom) as at) n
 where st_distance(c.geom::geography, p.geom::geography) <= 50 and c.state <> 'removed'
 order by distance_m, c.id
 limit 30
