-- Throws old rows away and remembers up to where, so that nobody resumes over the hole; positions are never resumed.
with old as (
  delete from outbox
   where at < ${casesBefore} or (topic in ('position', 'presence') and at < ${positionsBefore})
  returning topic, position
), last as (
  select max(position) as position from old where topic not in ('position', 'presence')
)
insert into setting (key, value)
select 'outbox-pruned', jsonb_build_object('at', position::text) from last where position is not null
on conflict (key) do update set value = excluded.value
