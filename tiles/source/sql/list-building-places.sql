-- A page of building centres with the size of their footprints, for the shape of the tile tree.
select id, st_x(center) as lon, st_y(center) as lat, st_npoints(footprint) as points
  from building
 where id > ${after}
 order by id
 limit ${pageSize}
