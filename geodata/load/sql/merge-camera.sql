-- Cameras of the run: new ones in, changed ones changed; their streams stay.
insert into camera as c (source, source_id, name, kind, geom, height_m, heading_deg, pitch_deg, hfov_deg, vfov_deg, range_m, direction_estimated)
select ${source}, source_id, props ->> 'name', props ->> 'kind', geom, (props ->> 'heightM')::float8,
       (props ->> 'headingDeg')::float8, (props ->> 'pitchDeg')::float8, (props ->> 'hfovDeg')::float8,
       (props ->> 'vfovDeg')::float8, (props ->> 'rangeM')::float8, (props ->> 'directionEstimated')::boolean
  from staging.${table:name} where layer = 'camera' order by ordinal
on conflict (source, source_id) do update set
  name = excluded.name, kind = excluded.kind, geom = excluded.geom, height_m = excluded.height_m,
  heading_deg = excluded.heading_deg, pitch_deg = excluded.pitch_deg, hfov_deg = excluded.hfov_deg,
  vfov_deg = excluded.vfov_deg, range_m = excluded.range_m, direction_estimated = excluded.direction_estimated
where (c.name, c.kind, c.geom::text, c.height_m, c.heading_deg, c.pitch_deg, c.hfov_deg, c.vfov_deg, c.range_m, c.direction_estimated)
  is distinct from (excluded.name, excluded.kind, excluded.geom::text, excluded.height_m, excluded.heading_deg, excluded.pitch_deg,
                    excluded.hfov_deg, excluded.vfov_deg, excluded.range_m, excluded.direction_estimated)
