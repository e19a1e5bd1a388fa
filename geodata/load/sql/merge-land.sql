-- Land areas of the run: new ones in, changed ones changed.
insert into land_area as a (source, source_id, kind, name, name_en, geom)
select ${source}, source_id, props ->> 'kind', props ->> 'name', props ->> 'nameEn', st_multi(geom)
  from staging.${table:name} where layer = 'land' order by ordinal
on conflict (source, source_id) do update set
  kind = excluded.kind, name = excluded.name, name_en = excluded.name_en, geom = excluded.geom
where (a.kind, a.name, a.name_en, a.geom::text)
  is distinct from (excluded.kind, excluded.name, excluded.name_en, excluded.geom::text)
