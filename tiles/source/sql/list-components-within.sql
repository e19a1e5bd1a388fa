-- Whole components of one tile. Pipes that only pass through are left out by the caller, who compares their middle.
select id, st_x(place) as lon, st_y(place) as lat, st_npoints(geom) as points, st_asbinary(geom) as geom,
       class_code, state, height_m, depth_m, diameter_mm
  from (select *, case geometrytype(geom) when 'POINT' then geom else st_lineinterpolatepoint(geom, 0.5) end as place
          from component
         where geom && st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326)
           and geometrytype(geom) = ${geometryType} and state <> 'removed' and not st_isempty(geom)) as found
 order by id
