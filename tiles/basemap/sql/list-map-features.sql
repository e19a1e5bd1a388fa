-- Everything of the base map in one picture: areas clipped and simplified to half a pixel, largest first, lines whole.
with view as (select st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326) as box)
select 'district' as layer, null::text as kind, false as main, null::text as name,
       st_asbinary(st_clipbybox2d(st_simplify(geom, ${tolerance}), box)) as geom,
       null::double precision as label_lon, null::double precision as label_lat, 0::double precision as size_px2, 0::bigint as id
  from district, view
 where geom && box
union all
select 'land', kind, false, name,
       st_asbinary(st_clipbybox2d(st_simplify(geom, ${tolerance}, true), box)),
       case when name is not null and ${zoom} >= 13 then st_x(st_pointonsurface(geom)) end,
       case when name is not null and ${zoom} >= 13 then st_y(st_pointonsurface(geom)) end,
       st_area(geom) / ${pixelArea}, id
  from land_area, view
 where geom && box and st_area(geom) > 2 * ${pixelArea}
union all
select 'waterway', null, false, name, st_asbinary(st_simplify(geom, ${tolerance}, true)), null, null, 0, id
  from waterway, view
 where geom && box and ${zoom} >= 11
union all
select 'building', kind, false, case when ${zoom} >= 17 then name end,
       st_asbinary(st_simplify(footprint, ${tolerance}, true)),
       case when name is not null and ${zoom} >= 17 then st_x(center) end,
       case when name is not null and ${zoom} >= 17 then st_y(center) end,
       st_area(footprint) / ${pixelArea}, id
  from building, view
 where ${zoom} >= 15 and footprint && box and st_area(footprint) > 2 * ${pixelArea}
union all
select 'road', class, main, name, st_asbinary(st_simplify(geom, ${tolerance}, true)), null, null, 0, id
  from road, view
 where geom && box and class = any(${roadClasses}::text[])
union all
select 'street', null, false, name, null, st_x(st_pointonsurface(geom)), st_y(st_pointonsurface(geom)), st_area(geom) / ${pixelArea}, 0
  from street, view
 where ${zoom} between 11 and 14 and geom && box
union all
select 'community', null, false, name, null, st_x(st_pointonsurface(geom)), st_y(st_pointonsurface(geom)), st_area(geom) / ${pixelArea}, 0
  from community, view
 where ${zoom} between 15 and 16 and geom && box
 order by layer, size_px2 desc, id, name
