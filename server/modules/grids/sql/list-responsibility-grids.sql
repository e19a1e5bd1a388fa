-- Responsibility grids with a cell in the area, as the union of their unit grids.
select r.code, 'responsibility' as kind, r.name, st_x(r.center) as lon, st_y(r.center) as lat, r.area_m2,
       r.street_code, s.name as street_name, null as community_code, null as community_name, 1 as version,
       st_asgeojson(r.geom, 7)::json as geometry
  from (
    select u.*, st_pointonsurface(u.geom) as center
      from (
        select g.code, g.name, g.street_code, st_union(c.geom) as geom, sum(c.area_m2) as area_m2
          from responsibility_grid g
          join responsibility_grid_cell l on l.responsibility_code = g.code
          join unit_grid c on c.code = l.unit_grid_code and c.valid_to is null
         where ${gridFrom} is null or c.code between ${gridFrom} and ${gridTo}
         group by g.code
      ) u
  ) r
  join street s on s.code = r.street_code
 order by r.code
