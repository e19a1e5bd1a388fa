-- Answers given or given up, newest first.
select * from call_back_line
 where state in ('done', 'given-up') and (${at} is null or (done_at, id) < (${at}::timestamptz, ${id}::bigint))
 order by done_at desc, id desc
 limit ${limit}
