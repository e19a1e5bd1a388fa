-- Who acts in histories.
select u.id, u.name, u.roles, u.org_code from app_user u where u.id = any (${ids}::uuid[])
