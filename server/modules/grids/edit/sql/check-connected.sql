-- Into how many pieces the cells of each responsibility grid fall; laid on the lattice, where nothing but rounding parts neighbours.
with cell as (
  select r.code, st_setsrid(st_geomfromgeojson(f.geom), 4326) as geom
    from jsonb_to_recordset(${members}::jsonb) as r(code text, cell text)
    join jsonb_to_recordset(${cells}::jsonb) as f(name text, geom jsonb) on f.name = r.cell
  union all
  select r.code, g.geom
    from jsonb_to_recordset(${members}::jsonb) as r(code text, cell text)
    join unit_grid g on g.code = r.cell and g.valid_to is null and g.id <> all(${closing}::bigint[])
)
select code, st_numgeometries(st_union(st_snaptogrid(geom, 1e-9))) as pieces from cell group by code
