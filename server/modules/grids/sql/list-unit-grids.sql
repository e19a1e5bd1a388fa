-- Unit grids within an area, in force now or at an instant.
select g.code, 'unit' as kind, null as name, st_x(g.center) as lon, st_y(g.center) as lat, g.area_m2,
       c.street_code, s.name as street_name, c.code as community_code, c.name as community_name, g.version,
       st_asgeojson(g.geom, 7)::json as geometry
  from unit_grid g
  join community c on c.code = g.community_code
  join street s on s.code = c.street_code
 where (case when ${at}::timestamptz is null then g.valid_to is null
             else g.valid_from <= ${at}::timestamptz and (g.valid_to is null or g.valid_to > ${at}::timestamptz) end)
   and (${gridFrom} is null or g.code between ${gridFrom} and ${gridTo})
 order by g.code
