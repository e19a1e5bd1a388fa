-- Pipes that the legs of a line cross, with what they have in common as GeoJSON. They are looked for piece by piece: the box of a slanting
-- leg holds a whole quarter of the city. (What is in common is measured in script: taken apart here, the planner expects thousands of
-- parts and compiles the query for seconds.)
with leg as (
  select l.n, st_setsrid(st_makeline(st_makepoint(l.lon, l.lat), st_makepoint(l.to_lon, l.to_lat)), 4326) as geom
    from json_to_recordset(${legs:json}::json)
      as l(n integer, lon double precision, lat double precision, to_lon double precision, to_lat double precision)
), piece as (
  select p.n, st_expand(st_setsrid(st_makeline(st_makepoint(p.lon, p.lat), st_makepoint(p.to_lon, p.to_lat)), 4326), 1e-7) as box
    from json_to_recordset(${pieces:json}::json)
      as p(n integer, lon double precision, lat double precision, to_lon double precision, to_lat double precision)
), crossed as materialized (
  select distinct piece.n, c.id
    from piece
    join leg on leg.n = piece.n
    join component c on c.geom && piece.box and geometrytype(c.geom) <> 'POINT' and c.state <> 'removed' and st_intersects(c.geom, leg.geom)
     and (${gridFrom} is null or c.unit_grid_code between ${gridFrom} and ${gridTo})
   order by piece.n, c.id
   limit ${limit}
)
select c.id::text as id, c.code, 'pipe' as kind,
       c.class_code, coalesce(k.name, c.class_code) as class_name, coalesce(k.name_en, c.class_code) as class_name_en,
       o.name as owner_name, c.state, c.depth_m, c.diameter_mm,
       leg.n as leg, st_asgeojson(st_intersection(c.geom, leg.geom), 9)::json as cut
  from crossed x
  join leg on leg.n = x.n
  join component c on c.id = x.id
  left join case_class k on k.kind = 'component' and k.code = c.class_code
   and k.edition = (select e.code from catalog_edition e where e.current)
  left join organisation o on o.code = c.owner_unit
 order by leg.n, c.id
