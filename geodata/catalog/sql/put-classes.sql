-- Classes of all editions.
insert into case_class (edition, kind, code, major, major_en, name, name_en, pinyin, local)
select edition, kind, code, major, "majorEn", name, "nameEn", pinyin, local
  from jsonb_to_recordset(${rows}::jsonb) as r (edition text, kind text, code text, major text, "majorEn" text, name text, "nameEn" text, pinyin text, local boolean)
on conflict (edition, kind, code) do update set major = excluded.major, major_en = excluded.major_en,
  name = excluded.name, name_en = excluded.name_en, pinyin = excluded.pinyin, local = excluded.local
