-- Every condition of the classes in force, for laying histories.
select k.kind, k.class_code, k.id, k.limit_unit, k.limit_value, k.urgent, k.special, to_char(k.night_from, 'HH24:MI') as night_from,
       to_char(k.night_to, 'HH24:MI') as night_to, k.is_default
  from class_condition k
  join catalog_edition e on e.code = k.edition and e.current
 order by k.kind, k.class_code, k.ordinal, k.id
