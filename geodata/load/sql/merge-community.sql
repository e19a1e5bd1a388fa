-- Communities of the run; one without a code is numbered in the street that holds most of it.
with staged as (
  select ordinal, props ->> 'code' as code, props ->> 'name' as name, props ->> 'nameEn' as name_en, st_multi(geom) as geom,
         coalesce(left(props ->> 'code', 9), (
           select st.code from street st where st.geom && s.geom and st_intersects(st.geom, s.geom)
            order by st_area(st_intersection(st.geom, s.geom)) desc, st.code limit 1)) as street_code
    from staging.${table:name} s where layer = 'boundary' and props ->> 'level' = 'community'
)
insert into community as c (code, street_code, name, name_en, geom)
select coalesce(code, street_code || lpad((row_number() over (partition by street_code, code is null order by ordinal))::text, 3, '0')),
       street_code, name, name_en, geom
  from staged
on conflict (code) do update set street_code = excluded.street_code, name = excluded.name, name_en = excluded.name_en, geom = excluded.geom
