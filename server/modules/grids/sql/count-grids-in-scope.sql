-- Unit grids in force whose code begins with an area's, counted up to a bound.
select count(*)::int as n
  from (select from unit_grid where valid_to is null and code like ${area} || '%' limit ${most}) f
