-- Answers to the demo's citizens: the latest cases still wait for theirs, the earlier ones have it, with a rating.
with ended as (
  select c.id, c.version, c.reporter_person_id, c.status, c.updated_at, row_number() over (order by c.updated_at desc) as n
    from case_record c join reporter_person p on p.id = c.reporter_person_id
   where c.source in ('hotline', 'web') and c.origin = 'demo' and c.status in ('closed', 'rejected') and p.phone_enc is not null
     and c.updated_at > ${now}::timestamptz - interval '14 days'
   order by c.updated_at desc
   limit 120
)
insert into call_back (case_id, about_case_id, case_version, person_id, because, state, made_at, due_at, next_at, tries, done_at, done_by, rating)
select e.id, e.id, e.version, e.reporter_person_id, e.status, case when e.n <= 9 then 'waiting' else 'done' end,
       e.updated_at, e.updated_at + interval '24 hours', e.updated_at + interval '24 hours',
       case when e.n <= 9 then 0 else 1 end,
       case when e.n > 9 then least(e.updated_at + interval '1 hour' * (1 + e.n % 9), ${now}::timestamptz) end,
       case when e.n > 9 then u.id end,
       case when e.n > 9 then (array[5, 4, 5, 3, 5, 4, 2, 5])[1 + (e.n % 8)::integer] end
  from ended e, app_user u
 where u.username = 'intake' and u.demo
on conflict do nothing
