-- Which cases are open on whose screen.
select s.case_id, jsonb_agg(jsonb_build_object('userId', s.user_id, 'name', s.name, 'typing', s.typing) order by s.name) as people
  from (select p.case_id, p.user_id, u.name, bool_or(p.typing) as typing
          from case_presence p join app_user u on u.id = p.user_id
         where p.case_id is not null and p.expires_at > ${now}
         group by p.case_id, p.user_id, u.name) s
 group by s.case_id
