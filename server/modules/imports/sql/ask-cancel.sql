-- Calls an import off: one that waits at once, one that reads as soon as it looks; one that writes no longer.
update import_job
   set cancel_asked = true,
       state = case when state = 'queued' then 'cancelled' else state end,
       finished_at = case when state = 'queued' then ${now}::timestamptz else finished_at end
 where id = ${id} and (state = 'queued' or (state = 'running' and coalesce(step, 'reading') = 'reading'))
returning id
