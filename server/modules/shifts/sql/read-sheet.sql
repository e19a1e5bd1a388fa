-- One hand-over sheet with what it says.
select s.id, s.made_at, s.from_id, f.name as from_name, s.to_id, r.name as to_name, s.words, s.confirmed_at, s.confirmed_by,
       b.name as confirmed_name, cardinality(s.case_ids) as handed, s.content, s.case_ids
  from shift_sheet s
  join app_user f on f.id = s.from_id
  left join app_user r on r.id = s.to_id
  left join app_user b on b.id = s.confirmed_by
 where s.id = ${id}
