-- Components inside a polygon, by id.
select c.id::text as id, c.code, coalesce(c.name, k.name, c.class_code) as name, coalesce(c.name, k.name_en, c.class_code) as name_en,
       c.state as status, st_x(p.at) as lon, st_y(p.at) as lat
  from component c
  left join case_class k on k.kind = 'component' and k.code = c.class_code
   and k.edition = (select e.code from catalog_edition e where e.current)
  cross join lateral (select case when geometrytype(c.geom) = 'POINT' then c.geom else st_lineinterpolatepoint(c.geom, 0.5) end as at) p
 where st_intersects(c.geom, st_setsrid(st_geomfromgeojson(${polygon}), 4326)) and c.state <> 'removed'
   and (${gridFrom} is null or c.unit_grid_code between ${gridFrom} and ${gridTo})
   and (${class} is null or c.class_code = ${class})
   and c.id > ${after}
 order by c.id
 limit ${limit}
