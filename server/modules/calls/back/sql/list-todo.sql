-- Citizens to be called back, whose answer is due first; those whom nobody reached come when it is their time again.
select * from call_back_line
 where state in ('waiting', 'claimed') and (${at} is null or (next_at, id) > (${at}::timestamptz, ${id}::bigint))
 order by next_at, id
 limit ${limit}
