-- The box around everything that the base map draws.
select st_xmin(box) as west, st_ymin(box) as south, st_xmax(box) as east, st_ymax(box) as north
  from (select st_extent(geom) as box
          from (select st_extent(geom)::geometry as geom from district
                union all select st_extent(geom)::geometry from road
                union all select st_extent(geom)::geometry from land_area
                union all select st_extent(geom)::geometry from waterway
                union all select st_extent(footprint)::geometry from building) as part) as whole
