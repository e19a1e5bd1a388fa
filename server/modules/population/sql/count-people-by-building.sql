-- People with a stay on a day in each building that has dwellings, with its cell.
select b.id::float8 as id, b.unit_grid_code as group_key, count(distinct s.person_id)::int as people
  from building b
  join dwelling d on d.building_id = b.id
  left join stay s on s.dwelling_id = d.id and s.from_on <= ${at}::date and (s.to_on is null or s.to_on > ${at}::date)
 where b.unit_grid_code is not null
 group by b.id
 order by b.id
