-- The calls by which the demo's latest hotline cases were reported.
with told as (
  select c.id, c.reported_at, p.phone_enc, p.phone_mask, p.phone_hash
    from case_record c join reporter_person p on p.id = c.reporter_person_id
   where c.source = 'hotline' and c.origin = 'demo' and p.phone_hash is not null and c.reported_at > ${now}::timestamptz - interval '14 days'
   order by c.reported_at desc
   limit 400
)
insert into phone_call (id, direction, line, number_enc, number_mask, number_hash, started_at, taken_by, taken_at, hung_up_at, ended_at, kind, case_id)
select gen_random_uuid(), 'in', '12345', t.phone_enc, t.phone_mask, t.phone_hash, t.reported_at - interval '95 seconds',
       u.id, t.reported_at - interval '90 seconds', t.reported_at, t.reported_at, 'report', t.id
  from told t, app_user u
 where u.username = 'intake' and u.demo
