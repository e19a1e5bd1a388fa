-- Components of a box and an area, by class (whole code or major class), by code or words of the name.
select c.id, c.code, c.class_code, coalesce(k.name, c.class_code) as class_name, coalesce(k.name_en, c.class_code) as class_name_en,
       c.name, c.owner_unit, o.name as owner_name, c.state, c.height_m, c.depth_m, c.diameter_mm,
       c.unit_grid_code as grid_code, st_asgeojson(c.geom, 7)::json as geometry
  from component c
  left join case_class k on k.kind = 'component' and k.code = c.class_code
   and k.edition = (select e.code from catalog_edition e where e.current)
  left join organisation o on o.code = c.owner_unit
 where (${west} is null or c.geom && st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326))
   and (${gridFrom} is null or c.unit_grid_code between ${gridFrom} and ${gridTo})
   and (${class} is null or c.class_code = ${class} or left(c.class_code, 2) = ${class})
   and (${pattern} is null or c.code ilike ${pattern} or c.name ilike ${pattern} or k.name ilike ${pattern} or k.name_en ilike ${pattern})
 order by c.id
 limit ${limit}
