-- The log of the shifts, newest first.
select n.id, n.case_id, n.text, n.shared, n.at, n.author_id, u.name as author_name
  from operator_note n join app_user u on u.id = n.author_id
 where n.case_id is null and n.removed_at is null and (n.shared or n.author_id = ${me})
   and (n.at, n.id) < (${at}, ${id}::uuid)
 order by n.at desc, n.id desc
 limit ${limit}
