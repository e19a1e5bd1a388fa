-- The middle of the city: where a service is tried.
select st_x(at) as lon, st_y(at) as lat
  from (select st_centroid(st_setsrid(st_extent(geom)::geometry, 4326)) as at from district) middle
 where at is not null
