-- Forgets positions that are older than they are kept for, some at a time.
with old as (
  select user_id, at from inspector_position
   where at < ${now}::timestamptz - make_interval(days => coalesce((select (value ->> 'keepDays')::integer from setting where key = 'positions'), 30))
   order by at
   limit ${limit}
), gone as (
  delete from inspector_position p using old where p.user_id = old.user_id and p.at = old.at returning 1
)
select count(*)::integer as n from gone
