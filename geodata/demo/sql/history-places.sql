-- Components in the order of a hash, so that hot spots lie anywhere: where each is, its street, the address next to it. In a city whose
-- components nobody has listed, the middles of unit grids instead.
with chosen as (
  select c.id, c.class_code, c.geom, c.owner_unit, left(c.unit_grid_code, 9) as street_code, md5(c.id::text) as mixed
    from component c
   where c.unit_grid_code is not null and geometrytype(c.geom) = 'POINT'
   order by md5(c.id::text) limit 6000
), spot as (
  select * from chosen
  union all
  select null, null, g.center, null, left(g.code, 9), md5(g.code)
    from unit_grid g
   where g.valid_to is null and not exists (select from chosen)
)
select s.id as component_id, s.class_code, st_x(s.geom) as lon, st_y(s.geom) as lat, s.owner_unit, s.street_code, b.address
  from spot s
  left join lateral (select address from building where address is not null order by footprint <-> s.geom limit 1) b on true
 order by s.mixed
