-- What is known of a place: its unit grid, the building there or the nearest at most 5 m from it, who looks after it. Measured in a plane
-- of metres (degrees times their length there): by degrees alone, what lies north seems nearer than what lies east.
with place as (
  select st_setsrid(st_makepoint(${lon}, ${lat}), 4326) as geom
), cell as (
  select g.code, g.community_code
    from place p
    join unit_grid g on g.valid_to is null and st_intersects(g.geom, p.geom)
   where ${gridFrom} is null or g.code between ${gridFrom} and ${gridTo}
   order by g.code
   limit 1
)
select c.code as grid_code, b.id::text as building_id, b.name, b.name_en, b.address, l.name as grid_leader, i.name as inspector,
       (select coalesce(jsonb_agg(h.name order by h.name), '[]'::jsonb)
          from app_user h
          join organisation o on o.code = h.org_code and o.area_code = c.community_code
         where 'building-head' = any (h.roles) and h.disabled_at is null) as heads
  from cell c
  cross join place p
  left join responsibility_grid_cell m on m.unit_grid_code = c.code
  left join responsibility_grid r on r.code = m.responsibility_code
  left join app_user l on l.id = r.grid_leader_id
  left join app_user i on i.id = r.inspector_id
  left join lateral (
    select b.id, b.name, b.name_en, b.address
      from building b
     cross join lateral (
       select st_distance(st_scale(b.footprint, ${eastM}, ${northM}), st_scale(p.geom, ${eastM}, ${northM})) as m) away
     where b.footprint && st_expand(p.geom, 5 / ${eastM}, 5 / ${northM}) and away.m <= 5
     order by away.m, b.id
     limit 1) b on true
