-- Working calendars; a version that an administrator has edited stays.
insert into calendar (key, valid_from, definition, provisional)
select key, "validFrom", definition, provisional
  from jsonb_to_recordset(${rows}::jsonb) as r (key text, "validFrom" date, definition jsonb, provisional boolean)
on conflict (key, valid_from) do nothing
