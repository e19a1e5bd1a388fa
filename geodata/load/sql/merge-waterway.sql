-- Waterways of the run: new ones in, changed ones changed.
insert into waterway as w (source, source_id, name, name_en, geom)
select ${source}, source_id, props ->> 'name', props ->> 'nameEn', geom
  from staging.${table:name} where layer = 'waterway' order by ordinal
on conflict (source, source_id) do update set
  name = excluded.name, name_en = excluded.name_en, geom = excluded.geom
where (w.name, w.name_en, w.geom::text) is distinct from (excluded.name, excluded.name_en, excluded.geom::text)
