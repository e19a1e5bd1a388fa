-- A user with the organisation that bounds what he sees; demo accounts only while they work.
select u.id, u.username, u.name, u.roles, u.org_code,
       o.kind as org_kind, o.name as org_name, o.area_code, o.is_handling_unit
from app_user u
join organisation o on o.code = u.org_code
where u.id = ${userId} and u.disabled_at is null
  and (not u.demo or (${demo} and not exists (select from app_user other where not other.demo)))
