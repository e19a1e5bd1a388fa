-- Pipes whose wall is at most so many metres to the side of a polygon and not deeper than its bottom by more, the nearest first.
-- Of unknown depth they may be anywhere below: they count as far as they are to the side. Measured in a plane of metres (degrees times
-- their length there): between a polygon and a line beside it the database's geography says 0.
with dig as (
  select g.geom, st_scale(g.geom, ${eastM}, ${northM}) as flat
    from (select st_setsrid(st_geomfromgeojson(${polygon}), 4326) as geom) g
)
select c.id::text as id, c.code, 'pipe' as kind,
       c.class_code, coalesce(k.name, c.class_code) as class_name, coalesce(k.name_en, c.class_code) as class_name_en,
       o.name as owner_name, c.state, c.depth_m, c.diameter_mm, st_x(n.at) as lon, st_y(n.at) as lat,
       w.beside_m, w.below_m, sqrt(w.beside_m ^ 2 + coalesce(w.below_m, 0) ^ 2) as clearance_m
  from dig d
  join component c on c.geom && st_expand(d.geom, ${reach} / ${eastM}, ${reach} / ${northM})
   and geometrytype(c.geom) <> 'POINT' and c.state <> 'removed'
   and (${gridFrom} is null or c.unit_grid_code between ${gridFrom} and ${gridTo})
  left join case_class k on k.kind = 'component' and k.code = c.class_code
   and k.edition = (select e.code from catalog_edition e where e.current)
  left join organisation o on o.code = c.owner_unit
  cross join lateral (select coalesce(c.diameter_mm, 0) / 2000 as half_m) h
  cross join lateral (select st_scale(c.geom, ${eastM}, ${northM}) as flat) f
  cross join lateral (select st_scale(st_closestpoint(f.flat, d.flat), 1 / ${eastM}, 1 / ${northM}) as at) n
  cross join lateral (
    select greatest(0, st_distance(f.flat, d.flat) - h.half_m) as beside_m,
           case when c.depth_m is not null then greatest(0, c.depth_m - h.half_m - ${depthM}) end as below_m) w
 where w.beside_m ^ 2 + coalesce(w.below_m, 0) ^ 2 <= ${withinM}::double precision ^ 2
 order by clearance_m, c.depth_m nulls first, c.id
 limit ${limit}
