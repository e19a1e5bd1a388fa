-- Versions begin; each counts on from the last of its code.
with fresh as (
  select code, st_setsrid(st_geomfromgeojson(geom), 4326) as geom
    from jsonb_to_recordset(${cells}::jsonb) as c(code text, geom jsonb)
)
insert into unit_grid (code, community_code, version, valid_from, geom, center, area_m2, opened_by)
select f.code, left(f.code, 12), coalesce((select max(version) from unit_grid g where g.code = f.code), 0) + 1,
       ${at}, f.geom, st_pointonsurface(f.geom), st_area(f.geom::geography), ${change}
  from fresh f order by f.code
returning code, version
