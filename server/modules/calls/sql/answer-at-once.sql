-- The caller heard on the line how it ended: the answer owed is given.
with told as (
  update call_back
     set state = 'done', tries = tries + 1, claimed_by = null, claimed_at = null, done_at = ${at}, done_by = ${by}
   where about_case_id = ${caseId} and state in ('waiting', 'claimed')
  returning id, tries)
insert into call_back_try (call_back_id, n, at, by, outcome)
select id, tries, ${at}, ${by}, 'reached' from told
