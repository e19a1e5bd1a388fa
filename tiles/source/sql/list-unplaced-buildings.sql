-- Buildings that stand nowhere on the Earth; by the index building_unplaced.
select id
  from building
 where (st_x(center) between -180 and 180 and st_y(center) between -90 and 90) is not true
 order by id
