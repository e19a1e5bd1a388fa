-- Whom work may be handed to: the people and teams of one's own organisation; for the center's operators each other.
select u.id::text as id, u.name, null as name_en, 'person' as kind
  from app_user u
 where u.disabled_at is null and u.org_code = ${org} and u.id <> ${userId}::uuid
   and (not ${isOperator} or u.roles && array['intake', 'dispatcher', 'supervisor'])
union all
select o.code, o.name, o.name_en, 'team'
  from organisation o
 where o.parent_code = ${org} and o.retired_at is null and not ${isOperator}
 order by kind desc, name
 limit 500
