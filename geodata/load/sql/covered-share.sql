-- How much of the district a box covers, from 0 to 1; null where there is no district.
select sum(st_area(st_intersection(geom, st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326)))) / nullif(sum(st_area(geom)), 0) as share
  from district
