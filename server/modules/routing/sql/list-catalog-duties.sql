-- Which units the catalog in force names for each class, in order.
select k.kind, k.code as class_code, k.name as class_name, k.name_en as class_name_en,
       o.code as unit_code, o.name as unit_name, coalesce(o.name_en, o.name) as unit_name_en, u.place_rule
  from class_unit u
  join catalog_edition e on e.code = u.edition and e.current
  join case_class k on k.edition = u.edition and k.kind = u.kind and k.code = u.class_code
  join organisation o on o.code = u.unit_code and o.is_handling_unit
 order by u.kind, u.class_code, u.ordinal, u.unit_code
