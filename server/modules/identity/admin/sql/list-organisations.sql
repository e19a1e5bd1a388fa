-- Organisations with the name of their area and the people who can log in; ${code} picks one.
select o.code, o.kind, o.name, o.name_en, o.parent_code, o.area_code, coalesce(s.name, c.name) as area_name,
       o.is_handling_unit, o.command_duty, o.calendar_key, o.retired_at, o.version, coalesce(p.n, 0) as people
  from organisation o
  left join street s on s.code = o.area_code
  left join community c on c.code = o.area_code
  left join (select org_code, count(*)::int as n from app_user
              where disabled_at is null and (${code}::text is null or org_code = ${code}::text) group by org_code) p on p.org_code = o.code
 where ${code}::text is null or o.code = ${code}::text
 order by o.code
 limit 5000
