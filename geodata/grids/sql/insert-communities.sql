-- Communities that were derived.
insert into community (code, street_code, name, name_en, geom)
select code, left(code, 9), name, "nameEn", st_multi(st_setsrid(st_geomfromgeojson(area), 4326))
  from jsonb_to_recordset(${areas}::jsonb) as a(code text, name text, "nameEn" text, area jsonb)
