-- Days on which something was written down, after the last sealed one and before today.
select distinct (recorded_at at time zone ${timeZone})::date as day
  from case_event
 where recorded_at < ${today}
   and recorded_at >= coalesce(((select max(day) from event_seal) + 1)::timestamp at time zone ${timeZone}, '-infinity')
 order by day
