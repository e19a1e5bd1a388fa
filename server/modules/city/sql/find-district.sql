-- The district with its box, a point inside it and its streets.
select d.code, d.name, d.name_en, st_xmin(d.geom) as west, st_ymin(d.geom) as south, st_xmax(d.geom) as east, st_ymax(d.geom) as north,
       st_x(st_pointonsurface(d.geom)) as lon, st_y(st_pointonsurface(d.geom)) as lat,
       (select coalesce(json_agg(json_build_object('code', s.code, 'name', s.name, 'nameEn', s.name_en) order by s.code), '[]')
          from street s where s.district_code = d.code) as streets
  from district d
 order by d.code
 limit 1
