-- Streets that were derived.
insert into street (code, district_code, name, name_en, geom)
select code, left(code, 6), name, "nameEn", st_multi(st_setsrid(st_geomfromgeojson(area), 4326))
  from jsonb_to_recordset(${areas}::jsonb) as a(code text, name text, "nameEn" text, area jsonb)
