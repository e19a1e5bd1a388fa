-- Components that stand nowhere on the Earth; by the index component_unplaced.
select id
  from component
 where (st_x(case geometrytype(geom) when 'POINT' then geom else st_lineinterpolatepoint(geom, 0.5) end) between -180 and 180
    and st_y(case geometrytype(geom) when 'POINT' then geom else st_lineinterpolatepoint(geom, 0.5) end) between -90 and 90) is not true
   and geometrytype(geom) = ${geometryType} and state <> 'removed'
 order by id
