-- Open cases at places that change their cell. Their own grid code is history and stays: who looks after the place changes.
with fresh as (
  select name, st_setsrid(st_geomfromgeojson(geom), 4326) as geom
    from jsonb_to_recordset(${cells}::jsonb) as c(name text, geom jsonb)
), ground as (
  select geom from fresh union all select geom from unit_grid where id = any(${closing}::bigint[])
), matter as materialized (
  select distinct on (c.id) c.id, c.number, c.geom
    from ground g join case_record c on c.geom && g.geom
   where c.status not in ('closed', 'rejected', 'voided', 'merged') order by c.id
), part as (
  select m.id, f.name as code from matter m join fresh f on f.geom && m.geom and st_intersects(f.geom, m.geom)
  union all
  select m.id, u.code from matter m join unit_grid u on u.geom && m.geom and st_intersects(u.geom, m.geom)
   where u.valid_to is null and u.id <> all(${closing}::bigint[])
), best as (
  select id, min(code) as code from part group by id
), located as (
  select m.id, m.number as name, unit_grid_at(m.geom) as "from", b.code as "to" from matter m left join best b using (id)
)
select id, name, "from", "to" from located where "from" is distinct from "to" order by id
