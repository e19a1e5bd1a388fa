-- Nobody was reached: another time, or given up.
update call_back
   set tries = tries + 1, claimed_by = null, claimed_at = null, words = coalesce(${words}, words),
       state = case when tries + 1 >= ${most} then 'given-up' else 'waiting' end,
       done_at = case when tries + 1 >= ${most} then ${at}::timestamptz end,
       done_by = case when tries + 1 >= ${most} then ${by}::uuid end,
       try_at = case when tries + 1 >= ${most} then null else ${tryAt}::timestamptz end,
       next_at = greatest(next_at, ${tryAt}::timestamptz)
 where id = ${id}
