-- What was spent on a case and paid back, oldest first.
select k.id, k.kind, k.cents, k.party, k.note, k.at, u.name as by
  from case_cost k
  join app_user u on u.id = k.by_user
 where k.case_id = ${caseId}
 order by k.id
