-- Throws old rows away and remembers up to where, so that nobody resumes over the hole; positions are never resumed.
with old as (
  delete from outbox
   where at < ${casesBefore} or (topic in ('position', 'presence') and at < ${positionsBefore})
  returning topic, xid, position
), last as (
  select xid, position from old where topic not in ('position', 'presence') order by xid desc, position desc limit 1
)
insert into setting (key, value)
select 'outbox-pruned', jsonb_build_object('at', xid::text || '.' || position::text) from last
on conflict (key) do update set value = excluded.value
