-- What a number reported or joined, newest first, within the reader's scope; its latest fifty reports are looked at.
with people as materialized (
  select id from reporter_person where phone_hash = ${hash} and erased_at is null order by created_at desc limit 50
), told as (
  select c.id from people p join case_record c on c.reporter_person_id = p.id
  union
  select j.case_id from people p join case_further_report j on j.reporter_person_id = p.id
)
select s.id, s.number, s.kind, s.class_code, s.class_name, s.class_name_en, s.address, s.status, s.stage, s.yellow_at, s.red_at, s.due_at,
       s.reported_at, s.unit_name, s.unit_name_en,
       (select b.rating from call_back b where b.case_id = s.id and b.rating is not null order by b.id desc limit 1) as rating
  from told join case_summary s on s.id = told.id
 where (${kind} = 'district' or s.street_code = ${area} or s.community_code = ${area})
 order by s.reported_at desc, s.id desc
 limit ${limit}
