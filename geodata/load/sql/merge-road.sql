-- Roads of the run: new ones in, changed ones changed.
insert into road as r (source, source_id, class, main, name, name_en, geom)
select ${source}, source_id, props ->> 'class', (props ->> 'main')::boolean, props ->> 'name', props ->> 'nameEn', geom
  from staging.${table:name} where layer = 'road' order by ordinal
on conflict (source, source_id) do update set
  class = excluded.class, main = excluded.main, name = excluded.name, name_en = excluded.name_en, geom = excluded.geom
where (r.class, r.main, r.name, r.name_en, r.geom::text)
  is distinct from (excluded.class, excluded.main, excluded.name, excluded.name_en, excluded.geom::text)
