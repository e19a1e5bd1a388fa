-- The import that ended last, or began.
select kind, state, coalesce(finished_at, started_at, requested_at) as at, rejected
  from import_job
 order by requested_at desc, id desc
 limit 1
