-- The citizen has his answer, and said what he thinks of it.
update call_back
   set state = 'done', tries = tries + 1, done_at = ${at}, done_by = ${by}, rating = ${rating}, words = ${words}, reopen_wanted = ${reopen}
 where id = ${id}
