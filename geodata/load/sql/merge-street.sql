-- Streets of the run; one without a code is numbered in the district of the configured division.
insert into street as s (code, district_code, name, name_en, geom)
select code, left(code, 6), name, name_en, geom
  from (select coalesce(props ->> 'code', ${division} || lpad((row_number() over (partition by props ->> 'code' is null order by ordinal))::text, 3, '0')) as code,
               props ->> 'name' as name, props ->> 'nameEn' as name_en, st_multi(geom) as geom
          from staging.${table:name} where layer = 'boundary' and props ->> 'level' = 'street') as coded
on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, geom = excluded.geom
