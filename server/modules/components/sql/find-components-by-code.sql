-- Components of an area whose code begins so: digits of one length sort alike in every collation.
select c.id, c.code, c.name, coalesce(k.name, c.class_code) as class_name, coalesce(k.name_en, c.class_code) as class_name_en,
       c.unit_grid_code as grid_code, st_x(p.at) as lon, st_y(p.at) as lat
  from component c
 cross join lateral (select case when geometrytype(c.geom) = 'POINT' then c.geom else st_lineinterpolatepoint(c.geom, 0.5) end as at) p
  left join case_class k on k.kind = 'component' and k.code = c.class_code
   and k.edition = (select e.code from catalog_edition e where e.current)
 where c.code between rpad(${code}, 17, '0') and rpad(${code}, 17, '9')
   and (${gridFrom} is null or c.unit_grid_code between ${gridFrom} and ${gridTo})
 order by c.code
 limit ${limit}
