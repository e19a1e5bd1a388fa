-- The case that a complaint of the demo is about: the newest before it that a unit holds or held, and that no other complaint is about.
select c.id
  from case_record c
 where c.origin = 'demo' and c.source = 'hotline' and c.unit_code is not null and c.reported_at < ${before}
   and (c.status = 'closed') = ${isClosed} and not exists (select from complaint k where k.case_id = c.id)
 order by c.reported_at desc, c.number
 limit 1
