-- The set of rules in force at an instant; before there was any, a mark of what the catalog says.
select v.number, v.id,
       case when v.number is null then (
         select md5(coalesce(string_agg(concat_ws(' ', u.kind, u.class_code, u.unit_code, u.ordinal, u.place_rule), ','
                             order by u.kind, u.class_code, u.ordinal, u.unit_code), ''))
           from class_unit u join catalog_edition e on e.code = u.edition and e.current) end as catalog
  from (select 1) one
  left join lateral (select number, id from routing_version where in_force_from <= ${at} order by number desc limit 1) v on true
