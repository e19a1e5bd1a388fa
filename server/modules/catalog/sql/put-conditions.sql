-- The conditions of a class in their order: known ones changed, new ones added. A default that was changed is one no longer.
insert into class_condition (id, edition, kind, class_code, ordinal, text, text_en, closing, closing_en, limit_unit, limit_value,
                             urgent, special, night_from, night_to)
select d.id, ${edition}, ${kind}, ${code}, d.ordinal, d.text, d."textEn", d.closing, d."closingEn", d."limitUnit", d."limitValue",
       d.urgent, d.special, d."nightFrom", d."nightTo"
  from json_to_recordset(${rows}::json) as d (id text, ordinal integer, text text, "textEn" text, closing text, "closingEn" text,
       "limitUnit" text, "limitValue" numeric, urgent boolean, special boolean, "nightFrom" time, "nightTo" time)
on conflict (id) do update
   set ordinal = excluded.ordinal, text_en = excluded.text_en, closing = excluded.closing, closing_en = excluded.closing_en,
       limit_unit = excluded.limit_unit, limit_value = excluded.limit_value, urgent = excluded.urgent, special = excluded.special,
       night_from = excluded.night_from, night_to = excluded.night_to,
       is_default = class_condition.is_default and class_condition.limit_unit = excluded.limit_unit
                    and class_condition.limit_value = excluded.limit_value
