-- Buildings of the run: new ones in, changed ones changed in place, so that dwellings keep pointing at them.
insert into building as b (source, source_id, kind, name, name_en, address, footprint, center, base_m, height_m, height_estimated, floors, faces)
select ${source}, source_id, props ->> 'kind', props ->> 'name', props ->> 'nameEn', props ->> 'address',
       st_multi(geom), st_pointonsurface(geom), (props ->> 'baseM')::float8, (props ->> 'heightM')::float8,
       (props ->> 'heightEstimated')::boolean, (props ->> 'floors')::int, props -> 'faces'
  from staging.${table:name} where layer = 'building' order by ordinal
on conflict (source, source_id) do update set
  kind = excluded.kind, name = excluded.name, name_en = excluded.name_en, address = excluded.address,
  footprint = excluded.footprint, center = excluded.center, base_m = excluded.base_m, height_m = excluded.height_m,
  height_estimated = excluded.height_estimated, floors = excluded.floors,
  faces = excluded.faces, updated_at = now()
where (b.kind, b.name, b.name_en, b.address, b.footprint::text, b.base_m, b.height_m, b.height_estimated, b.floors, b.faces)
  is distinct from (excluded.kind, excluded.name, excluded.name_en, excluded.address, excluded.footprint::text,
                    excluded.base_m, excluded.height_m, excluded.height_estimated, excluded.floors,
                    excluded.faces)
