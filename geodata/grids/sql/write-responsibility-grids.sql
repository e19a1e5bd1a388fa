-- The responsibility grids of a build; whoever looks after one of the same code goes on doing so.
insert into responsibility_grid as r (code, name, name_en, street_code)
select code, name, "nameEn", left(code, 9)
  from jsonb_to_recordset(${grids}::jsonb) as g(code text, name text, "nameEn" text)
on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, street_code = excluded.street_code
