-- What an import is judged by: the classes in force, older codes that lead to one of them, and the units that handle cases.
select (select coalesce(jsonb_agg(k.kind || ' ' || k.code), '[]')
          from case_class k join catalog_edition e on e.code = k.edition and e.current) as classes,
       (select coalesce(jsonb_agg(jsonb_build_object('from', m.kind || ' ' || m.from_code, 'to', m.to_code)), '[]')
          from (select kind, from_code, min(to_code) as to_code
                  from class_mapping join catalog_edition e on e.code = to_edition and e.current
                 group by kind, from_code having count(distinct to_code) = 1) m) as older,
       (select coalesce(jsonb_agg(code), '[]') from organisation where is_handling_unit) as units
