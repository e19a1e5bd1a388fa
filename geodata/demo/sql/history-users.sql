-- Demo accounts with role, the unit they handle for, and the street that unit looks after.
select u.id, u.roles[1] as role, u.username,
       case when o.is_handling_unit then o.code end as unit,
       case when o.is_handling_unit and o.kind = 'street' then o.area_code end as street_code
  from app_user u join organisation o on o.code = u.org_code
 where u.demo
 order by length(u.username), u.username
