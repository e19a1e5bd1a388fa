-- New cells, and new versions of changed ones.
insert into unit_grid (code, community_code, version, valid_from, geom, center, area_m2)
select n.code, left(n.code, 12), coalesce(old.version, 0) + 1, now(), n.geom, n.center, st_area(n.geom::geography)
  from (select code, st_setsrid(st_geomfromgeojson(geom), 4326) as geom, st_setsrid(st_geomfromgeojson(center), 4326) as center
          from jsonb_to_recordset(${cells}::jsonb) as c(code text, geom jsonb, center jsonb)) as n
  left join (select code, max(version) as version from unit_grid group by code) as old using (code)
 where not exists (select from unit_grid g where g.code = n.code and g.valid_to is null)
 order by n.code
