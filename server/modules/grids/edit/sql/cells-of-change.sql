-- The cells that a change ended, with every digit, and those it began as they stand now.
select g.id, g.code, g.version, g.community_code, g.area_m2, g.valid_from, g.valid_to is null as in_force, g.closed_by = ${change} as is_closed,
       st_asgeojson(g.geom, 15) as geom
  from unit_grid g where g.closed_by = ${change} or g.opened_by = ${change} order by g.code, g.version
