-- Districts of the run; one without a code takes the configured division.
insert into district as d (code, name, name_en, geom)
select coalesce(props ->> 'code', ${division}), props ->> 'name', props ->> 'nameEn', st_multi(geom)
  from staging.${table:name} where layer = 'boundary' and props ->> 'level' = 'district'
on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, geom = excluded.geom
