-- Users in the order of their names, only as asked; ${id} picks one.
select u.id, u.username, u.name, u.roles, u.org_code as org, o.name as org_name, o.name_en as org_name_en, o.kind as org_kind,
       u.demo, u.must_change_password, u.on_duty, u.disabled_at, u.created_at, u.last_seen_at, u.version
  from app_user u
  join organisation o on o.code = u.org_code
 where (${id}::uuid is null or u.id = ${id}::uuid)
   and (${after}::text is null or u.username > ${after}::text)
   and (${pattern}::text is null or (u.username || ' ' || u.name) ilike ${pattern}::text)
   and (${role}::text is null or u.roles @> array[${role}::text])
   and (${org}::text is null or u.org_code = ${org}::text)
   and (${state} = 'all' or (u.disabled_at is null) = (${state} = 'active'))
 order by u.username
 limit ${limit}
