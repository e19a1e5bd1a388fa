-- Rows without a place on the Earth are few or none, and each build of tiles names them: found without reading the others. The
-- conditions are spelled out and meet the same ones in tiles/source/sql: a function here would not survive a restored dump.
create index building_unplaced on building (id)
  where (st_x(center) between -180 and 180 and st_y(center) between -90 and 90) is not true;
create index component_unplaced on component (id)
  where (st_x(case geometrytype(geom) when 'POINT' then geom else st_lineinterpolatepoint(geom, 0.5) end) between -180 and 180
     and st_y(case geometrytype(geom) when 'POINT' then geom else st_lineinterpolatepoint(geom, 0.5) end) between -90 and 90) is not true;
