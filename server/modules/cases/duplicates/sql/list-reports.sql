-- Every report that a case stands for, oldest first: its own, those merged into it, and what joined any of them.
with recursive of (id, depth) as (
  select ${id}::uuid, 0
  union all
  select c.id, o.depth + 1 from of o join case_record c on c.merged_into = o.id and c.status = 'merged' where o.depth < 20
)
select c.reported_at as at, case when o.depth = 0 then 'first' else 'merged' end as kind, c.source, c.description,
       c.id as case_id, c.number, p.name_enc, p.phone_mask, u.name as user_name
  from of o
  join case_record c on c.id = o.id
  left join reporter_person p on p.id = c.reporter_person_id
  left join app_user u on u.id = c.reporter_id
union all
select f.at, 'joined', f.source, coalesce(e.note, ''), null, null, p.name_enc, p.phone_mask, u.name
  from of o
  join case_further_report f on f.case_id = o.id
  join case_event e on e.case_id = f.case_id and e.version = f.version
  left join reporter_person p on p.id = f.reporter_person_id
  left join app_user u on u.id = f.reporter_id
 order by at, kind
 limit 200
