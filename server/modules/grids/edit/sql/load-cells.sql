-- The cells that a draft names or draws at, and all that touch them, in force; every digit of their corners.
with place as (
  select geom from unit_grid where valid_to is null and code = any(${codes}::text[])
  union all
  select st_setsrid(st_geomfromgeojson(value), 4326) from jsonb_array_elements(${places}::jsonb)
)
select distinct on (g.id) g.id, g.code, g.community_code, g.version, g.area_m2, g.valid_from,
       st_asgeojson(g.geom, 15) as geom, r.responsibility_code as responsibility,
       (${gridFrom} is null or g.code between ${gridFrom} and ${gridTo}) as is_inside
  from place p
  join unit_grid g on g.valid_to is null and g.geom && st_expand(p.geom, 0.00002)
  left join responsibility_grid_cell r on r.unit_grid_code = g.code
 order by g.id
