-- A district where none was given.
insert into district (code, name, name_en, geom)
values (${code}, ${name}, ${nameEn}, st_multi(st_setsrid(st_geomfromgeojson(${area}), 4326)))
on conflict (code) do nothing
