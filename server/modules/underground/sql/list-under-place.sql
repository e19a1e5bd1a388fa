-- Pipes, covers and other things with a depth within so many metres of a place, nearest first.
with place as (select st_setsrid(st_makepoint(${lon}, ${lat}), 4326) as geom)
select c.id::text as id, c.code, case geometrytype(c.geom) when 'POINT' then 'component' else 'pipe' end as kind,
       c.class_code, coalesce(k.name, c.class_code) as class_name, coalesce(k.name_en, c.class_code) as class_name_en,
       o.name as owner_name, c.state, c.depth_m, c.diameter_mm,
       st_x(n.at) as lon, st_y(n.at) as lat, n.distance_m
  from place p
  join component c on c.geom && st_expand(p.geom, ${radius} / (110000 * cos(radians(${lat}))), ${radius} / 110000.0)
   and c.state <> 'removed'
   and (geometrytype(c.geom) <> 'POINT' or c.depth_m is not null or c.class_code between '01001' and '01026')
   and (${gridFrom} is null or c.unit_grid_code between ${gridFrom} and ${gridTo})
  left join case_class k on k.kind = 'component' and k.code = c.class_code
   and k.edition = (select e.code from catalog_edition e where e.current)
  left join organisation o on o.code = c.owner_unit
  cross join lateral (select st_closestpoint(c.geom, p.geom) as at, st_distance(c.geom::geography, p.geom::geography) as distance_m) n
 where n.distance_m <= ${radius}
 order by n.distance_m, c.id
 limit ${limit}
