-- Earlier calls of a number, newest first.
select * from call_line
 where number_hash = ${hash} and id <> ${id}
 order by started_at desc
 limit ${limit}
