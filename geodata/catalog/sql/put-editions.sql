-- Editions of the class lists and which one is in force.
insert into catalog_edition (code, name, in_force_from, current)
select code, name, "inForceFrom", code = ${current}
  from jsonb_to_recordset(${rows}::jsonb) as r (code text, name text, "inForceFrom" date)
on conflict (code) do update set name = excluded.name, in_force_from = excluded.in_force_from, current = excluded.current
