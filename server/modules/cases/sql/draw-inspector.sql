-- The inspector asked: the one named, or the one on duty with the fewest open tasks (drawn by the seed among equals).
-- Never the reporter, never one of the unit's own; nor anybody of another unit, who could not open the case.
select u.id
  from app_user u
  join organisation o on o.code = u.org_code
 where 'inspector' = any (u.roles)
   and u.disabled_at is null
   and u.id is distinct from ${reporterId}::uuid
   and o.kind not in ('unit', 'city-body')
   and (${unit}::text is null or (o.code <> ${unit} and o.parent_code is distinct from ${unit}))
   and case when ${named}::uuid is null then u.on_duty else u.id = ${named} end
 order by (select count(*) from case_record c where c.verifier_id = u.id and c.status = 'verifying')
        + (select count(*) from case_record c where c.checker_id = u.id and c.status = 'checking'),
          md5(${seed} || u.id::text)
 limit 1
