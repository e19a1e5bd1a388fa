-- What some cells hold.
select c.code,
       (select count(*)::int from building b where b.unit_grid_code = c.code) as buildings,
       (select count(*)::int from component p where p.unit_grid_code = c.code) as components,
       (select count(*)::int from camera m where m.unit_grid_code = c.code) as cameras,
       (select count(distinct s.person_id)::int from building b join dwelling d on d.building_id = b.id join stay s on s.dwelling_id = d.id
         where b.unit_grid_code = c.code and s.from_on <= ${day}::date and (s.to_on is null or s.to_on > ${day}::date)) as residents,
       (select count(*)::int from unit_grid g join case_record r on r.geom && g.geom and st_intersects(r.geom, g.geom)
         where g.code = c.code and g.valid_to is null and r.status not in ('closed', 'rejected', 'voided', 'merged')) as open_cases
  from unnest(${codes}::text[]) as c(code)
