-- Components of the run. A code stays with its object while the class stays; a new one takes the next serial of its class.
with staged as (
  select s.*, s.props ->> 'classCode' as class_code, c.code as code_before
    from staging.${table:name} s
    left join component c on c.source = ${source} and c.source_id = s.source_id and c.class_code = s.props ->> 'classCode'
     and left(c.code, 6) = ${division}
   where s.layer = 'component'
), last_serial as (
  select substr(code, 7, 5) as class_code, max(right(code, 6)::int) as serial
    from component where left(code, 6) = ${division} group by 1
), coded as (
  select staged.*, coalesce(code_before, ${division} || staged.class_code || lpad((coalesce(l.serial, 0)
           + row_number() over (partition by staged.class_code, code_before is null order by ordinal))::text, 6, '0')) as code
    from staged left join last_serial l on l.class_code = staged.class_code
)
insert into component as c (code, source, source_id, class_code, name, owner_unit, state, geom, height_m, depth_m, diameter_mm)
select code, ${source}, source_id, class_code, props ->> 'name', props ->> 'ownerUnit', props ->> 'state', geom,
       (props ->> 'heightM')::float8, (props ->> 'depthM')::float8, (props ->> 'diameterMm')::float8
  from coded order by ordinal
on conflict (source, source_id) do update set
  code = excluded.code, class_code = excluded.class_code, name = excluded.name, owner_unit = excluded.owner_unit,
  state = excluded.state, geom = excluded.geom, height_m = excluded.height_m, depth_m = excluded.depth_m,
  diameter_mm = excluded.diameter_mm, updated_at = now()
where (c.code, c.class_code, c.name, c.owner_unit, c.state, c.geom::text, c.height_m, c.depth_m, c.diameter_mm)
  is distinct from (excluded.code, excluded.class_code, excluded.name, excluded.owner_unit, excluded.state,
                    excluded.geom::text, excluded.height_m, excluded.depth_m, excluded.diameter_mm)
