-- Responsible units of the classes.
insert into class_unit (edition, kind, class_code, unit_code, ordinal, place_rule)
select edition, kind, "classCode", "unitCode", ordinal, "placeRule"
  from jsonb_to_recordset(${rows}::jsonb) as r (edition text, kind text, "classCode" text, "unitCode" text, ordinal integer, "placeRule" text)
on conflict (edition, kind, class_code, unit_code) do update set ordinal = excluded.ordinal, place_rule = excluded.place_rule
