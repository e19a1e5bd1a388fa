-- Pipes that the legs of a line cross, with what they have in common as GeoJSON. (Its parts are measured in script: taken apart here,
-- the planner expects thousands of them and compiles the query for seconds.)
with leg as (
  select l.n, st_setsrid(st_makeline(st_makepoint(l.lon, l.lat), st_makepoint(l.to_lon, l.to_lat)), 4326) as geom
    from json_to_recordset(${legs:json}::json)
      as l(n integer, lon double precision, lat double precision, to_lon double precision, to_lat double precision)
)
select c.id::text as id, c.code, 'pipe' as kind,
       c.class_code, coalesce(k.name, c.class_code) as class_name, coalesce(k.name_en, c.class_code) as class_name_en,
       o.name as owner_name, c.state, c.depth_m, c.diameter_mm,
       leg.n as leg, st_asgeojson(st_intersection(c.geom, leg.geom), 9)::json as cut
  from leg
  join component c on st_intersects(c.geom, leg.geom) and geometrytype(c.geom) <> 'POINT' and c.state <> 'removed'
   and (${gridFrom} is null or c.unit_grid_code between ${gridFrom} and ${gridTo})
  left join case_class k on k.kind = 'component' and k.code = c.class_code
   and k.edition = (select e.code from catalog_edition e where e.current)
  left join organisation o on o.code = c.owner_unit
 order by leg.n, c.id
 limit ${limit}
