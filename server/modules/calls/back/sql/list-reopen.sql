-- Citizens who are not content and asked for more, oldest first.
select * from call_back_line
 where reopen_wanted and (${id} is null or id > ${id}::bigint)
 order by id
 limit ${limit}
