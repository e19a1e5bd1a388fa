-- Imports, newest first; ${id} picks one.
select j.id, j.kind, j.options, j.file_name, j.file_bytes, j.requested_by, u.name as requested_name, j.requested_at, j.started_at,
       j.finished_at, j.state, j.step, j.share, j.objects, j.rejected, j.cancel_asked, j.counts, j.problem, j.problem_parts
  from import_job j
  join app_user u on u.id = j.requested_by
 where (${id}::uuid is null or j.id = ${id}::uuid)
   and (${beforeId}::uuid is null or (j.requested_at, j.id) < (${beforeAt}::timestamptz, ${beforeId}::uuid))
 order by j.requested_at desc, j.id desc
 limit ${limit}
