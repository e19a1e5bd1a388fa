-- Unit grids in force of an area with their size; what is known of the whole community must not tell one cell of it.
select g.code as key, null as name, g.community_code as group_key, g.area_m2
  from unit_grid g
 where g.valid_to is null
   and (${gridFrom} is null or g.code between ${gridFrom} and ${gridTo})
 order by g.code
