-- Streets need a district: where none is given it is their union.
insert into district (code, name, geom)
select left(s.code, 6), ${districtName}, st_multi(st_union(s.geom)) from (
    select coalesce(props ->> 'code', ${division}) as code, geom from staging.${table:name}
     where layer = 'boundary' and props ->> 'level' = 'street') s
 group by left(s.code, 6)
on conflict (code) do nothing
