-- Duties and calendars of units as the newest revision says.
update organisation o
   set command_duty = coalesce(u."commandDuty", false), calendar_key = u.calendar
  from organisation p
  left join jsonb_to_recordset(${units}::jsonb) as u (code text, "commandDuty" boolean, calendar text) on u.code = p.code
 where p.code = o.code
   and (o.command_duty, o.calendar_key) is distinct from (coalesce(u."commandDuty", false), u.calendar)
