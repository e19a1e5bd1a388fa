-- The words of a class, in place of those before; none where `text` is null.
with gone as (
  delete from class_script
   where edition = ${edition} and kind = ${kind} and class_code = ${code} and ${text} is null
)
insert into class_script (edition, kind, class_code, text, text_en)
select ${edition}, ${kind}, ${code}, ${text}, ${textEn} where ${text} is not null
on conflict (edition, kind, class_code) do update set text = excluded.text, text_en = excluded.text_en
