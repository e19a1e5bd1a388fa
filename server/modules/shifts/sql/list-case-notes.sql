-- The notes of the desks on a case: shared ones and one's own.
select n.id, n.case_id, n.text, n.shared, n.at, n.author_id, u.name as author_name
  from operator_note n join app_user u on u.id = n.author_id
 where n.case_id = ${caseId} and n.removed_at is null and (n.shared or n.author_id = ${me})
 order by n.at desc, n.id desc
 limit 100
