-- Administrators who can log in: once there is a real user, the demo's no longer count.
select count(*)::int as n from app_user u
 where u.roles @> array['admin'] and u.disabled_at is null
   and (not u.demo or (${demo} and not exists (select from app_user other where not other.demo)))
