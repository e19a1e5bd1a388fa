-- Components in the order of a hash, so that hot spots lie anywhere: where each is, its street, the address next to it.
with chosen as (
  select c.id, c.class_code, c.geom, c.owner_unit, left(c.unit_grid_code, 9) as street_code, md5(c.id::text) as mixed
    from component c
   where c.unit_grid_code is not null and geometrytype(c.geom) = 'POINT'
   order by md5(c.id::text) limit 6000
)
select c.id as component_id, c.class_code, st_x(c.geom) as lon, st_y(c.geom) as lat, c.owner_unit, c.street_code, b.address
  from chosen c
  left join lateral (select address from building where address is not null order by footprint <-> c.geom limit 1) b on true
 order by c.mixed
