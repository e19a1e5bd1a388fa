-- What a report points at: the class in force, the cell of its place, its component.
select e.code as edition,
       k.code as class_code,
       unit_grid_at(st_setsrid(st_makepoint(${lon}, ${lat}), 4326)) as grid_code,
       p.id as component_id, p.class_code as component_class
  from catalog_edition e
  left join case_class k on k.edition = e.code and k.kind = ${kind} and k.code = ${classCode} and k.retired_at is null
  left join component p on p.id = ${componentId}::bigint or p.code = ${componentCode}
 where e.current
