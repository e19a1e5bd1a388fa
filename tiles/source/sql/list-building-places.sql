-- A page of building centres with the corners of their footprints, a face for six of them, for the shape of the tile tree.
select id, st_x(center) as lon, st_y(center) as lat, st_npoints(footprint) + 6 * coalesce(jsonb_array_length(faces), 0) as points
  from building
 where id > ${after}
 order by id
 limit ${pageSize}
