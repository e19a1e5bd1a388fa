-- What came of it.
update import_job
   set state = ${state}, finished_at = ${now}, counts = ${counts}::jsonb, problem = ${problem}, problem_parts = ${parts}::jsonb, rejected = coalesce(${rejected}, rejected)
 where id = ${id} and state = 'running'
returning id
