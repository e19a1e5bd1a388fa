-- What classes of older editions became.
insert into class_mapping (from_edition, kind, from_code, to_edition, to_code)
select "fromEdition", kind, "fromCode", "toEdition", "toCode"
  from jsonb_to_recordset(${rows}::jsonb) as r ("fromEdition" text, kind text, "fromCode" text, "toEdition" text, "toCode" text)
on conflict (from_edition, kind, from_code, to_edition) do update set to_code = excluded.to_code
