-- The nearest components of some classes: of those around a place no more are looked through than can be.
with around as materialized (
  select c.id from component c
   where c.geom && st_makeenvelope(${lon} - ${east}, ${lat} - ${north}, ${lon} + ${east}, ${lat} + ${north}, 4326)
     and (${gridFrom} is null or c.unit_grid_code between ${gridFrom} and ${gridTo})
   order by c.geom <-> st_setsrid(st_makepoint(${lon}, ${lat}), 4326)
   limit 3000
)
select c.id, c.code, c.name, coalesce(k.name, c.class_code) as class_name, coalesce(k.name_en, c.class_code) as class_name_en,
       c.unit_grid_code as grid_code, st_x(p.at) as lon, st_y(p.at) as lat
  from around a
  join component c on c.id = a.id and c.class_code in (${classes:csv})
 cross join lateral (select case when geometrytype(c.geom) = 'POINT' then c.geom else st_lineinterpolatepoint(c.geom, 0.5) end as at) p
  left join case_class k on k.kind = 'component' and k.code = c.class_code
   and k.edition = (select e.code from catalog_edition e where e.current)
 order by c.geom <-> st_setsrid(st_makepoint(${lon}, ${lat}), 4326), c.id
 limit ${limit}
