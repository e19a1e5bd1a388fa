-- Shared notes since an instant, on cases and in the log, with the numbers of the cases.
select n.id, n.case_id, n.text, n.shared, n.at, n.author_id, u.name as author_name, c.number as case_number
  from operator_note n
  join app_user u on u.id = n.author_id
  left join case_record c on c.id = n.case_id
 where n.at >= ${since} and n.removed_at is null and n.shared
 order by n.at desc, n.id desc
 limit 100
