-- The center, the units and streets of the regulation. What a city has set (area, calendar) stays.
insert into organisation (code, kind, name, name_en, parent_code, is_handling_unit, command_duty)
select code, kind, name, "nameEn", "parentCode", "isHandlingUnit", "commandDuty"
  from jsonb_to_recordset(${rows}::jsonb) as r (code text, kind text, name text, "nameEn" text, "parentCode" text, "isHandlingUnit" boolean, "commandDuty" boolean)
on conflict (code) do update set kind = excluded.kind, name = excluded.name, name_en = excluded.name_en,
  parent_code = excluded.parent_code, is_handling_unit = excluded.is_handling_unit, command_duty = excluded.command_duty
