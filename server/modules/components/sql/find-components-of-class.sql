-- Some components of a class, where no place is preferred.
select c.id, c.code, c.name, coalesce(k.name, c.class_code) as class_name, coalesce(k.name_en, c.class_code) as class_name_en,
       c.unit_grid_code as grid_code, st_x(p.at) as lon, st_y(p.at) as lat
  from (select * from component o where o.class_code = ${classCode}
           and (${gridFrom} is null or o.unit_grid_code between ${gridFrom} and ${gridTo}) limit ${limit}) c
 cross join lateral (select case when geometrytype(c.geom) = 'POINT' then c.geom else st_lineinterpolatepoint(c.geom, 0.5) end as at) p
  left join case_class k on k.kind = 'component' and k.code = c.class_code
   and k.edition = (select e.code from catalog_edition e where e.current)
