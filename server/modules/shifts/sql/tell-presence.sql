-- Tells live screens who is at these cases now.
insert into outbox (topic, at, case_id, payload)
select 'presence', ${now}, x.id, jsonb_build_object('caseId', x.id, 'people', coalesce(p.people, '[]'::jsonb))
  from unnest(${ids}::uuid[]) as x(id)
  left join lateral (
    select jsonb_agg(jsonb_build_object('userId', s.user_id, 'name', s.name, 'typing', s.typing) order by s.name) as people
      from (select p.user_id, u.name, bool_or(p.typing) as typing
              from case_presence p join app_user u on u.id = p.user_id
             where p.case_id = x.id and p.expires_at > ${now}
             group by p.user_id, u.name) s) p on true
