-- Streets with a unit grid in the area, with the size of what lies in it.
select s.code as key, s.name, '' as group_key, sum(g.area_m2) as area_m2
  from street s
  join community c on c.street_code = s.code
  join unit_grid g on g.community_code = c.code and g.valid_to is null
 where ${gridFrom} is null or g.code between ${gridFrom} and ${gridTo}
 group by s.code
 order by s.code
