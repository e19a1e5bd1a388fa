-- The units of a class in their order, in place of those before.
with gone as (
  delete from class_unit
   where edition = ${edition} and kind = ${kind} and class_code = ${code} and unit_code <> all (${codes}::text[])
)
insert into class_unit (edition, kind, class_code, unit_code, ordinal, place_rule)
select ${edition}, ${kind}, ${code}, u.code, u.ordinal, u."placeRule"
  from json_to_recordset(${rows}::json) as u (code text, ordinal integer, "placeRule" text)
on conflict (edition, kind, class_code, unit_code) do update set ordinal = excluded.ordinal, place_rule = excluded.place_rule
