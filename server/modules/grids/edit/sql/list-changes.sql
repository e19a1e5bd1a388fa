-- Changes of the grids, newest first.
select c.id, c.at, c.reason, c.by_user, u.name as by_name, c.edits, c.closed, c.created, c.responsibilities, c.undoes, k.id as undone_by
  from grid_change c
  left join app_user u on u.id = c.by_user
  left join grid_change k on k.undoes = c.id
 where (${before} is null or c.id < ${before}::bigint) and (${ids}::bigint[] is null or c.id = any(${ids}::bigint[]))
 order by c.id desc limit ${limit}
