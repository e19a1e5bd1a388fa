-- What is open, by status, from the index of open cases.
select status, count(*)::integer as n,
       count(*) filter (where coalesce(red_at, timestamptz 'infinity') < ${now})::integer as red,
       count(*) filter (where red_at >= ${now} and red_at < ${soon})::integer as red_soon,
       count(*) filter (where urgent)::integer as urgent,
       count(*) filter (where supervised)::integer as supervised
  from case_record
 where status not in ('closed', 'rejected', 'voided', 'merged')
 group by status order by status
