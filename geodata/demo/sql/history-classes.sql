-- Classes of the edition in force with their opening conditions and responsible units. Conditions that hold only at night are left out.
select c.kind, c.code, c.name,
       (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'text', d.text, 'urgent', d.urgent, 'special', d.special, 'isDefault', d.is_default,
                 'limit', jsonb_build_object('unit', d.limit_unit, 'value', d.limit_value)) order by d.ordinal), '[]')
          from class_condition d
         where d.edition = c.edition and d.kind = c.kind and d.class_code = c.code and d.night_from is null) as conditions,
       array(select u.unit_code from class_unit u
              where u.edition = c.edition and u.kind = c.kind and u.class_code = c.code order by u.ordinal) as units
  from case_class c join catalog_edition e on e.code = c.edition and e.current
 order by c.kind, c.code
