-- Responsibility grids with a cell in the area, now or at an instant, as the union of their unit grids.
with held as (
  select g.code, g.name, g.street_code, g.version, l.unit_grid_code as cell
    from responsibility_grid g join responsibility_grid_cell l on l.responsibility_code = g.code
   where ${at}::timestamptz is null or g.valid_from <= ${at}::timestamptz
  union all
  select p.code, p.name, p.street_code, p.version, unnest(p.cells)
    from responsibility_grid_past p where p.valid_from <= ${at}::timestamptz and p.valid_to > ${at}::timestamptz
)
select r.code, 'responsibility' as kind, r.name, st_x(r.center) as lon, st_y(r.center) as lat, r.area_m2,
       r.street_code, s.name as street_name, null as community_code, null as community_name, r.version,
       st_asgeojson(r.geom, 7)::json as geometry
  from (
    select u.*, st_pointonsurface(u.geom) as center
      from (
        select h.code, h.name, h.street_code, h.version, st_union(c.geom) as geom, sum(c.area_m2) as area_m2
          from held h
          join unit_grid c on c.code = h.cell
           and (case when ${at}::timestamptz is null then c.valid_to is null
                     else c.valid_from <= ${at}::timestamptz and (c.valid_to is null or c.valid_to > ${at}::timestamptz) end)
         where ${gridFrom} is null or c.code between ${gridFrom} and ${gridTo}
         group by h.code, h.name, h.street_code, h.version
      ) u
  ) r
  join street s on s.code = r.street_code
 order by r.code
