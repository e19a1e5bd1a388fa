-- The questions of a class in their order: known ones changed, new ones added.
with given as (
  select * from json_to_recordset(${rows}::json) as q (id bigint, ordinal integer, text text, "textEn" text, answer text, choices jsonb, required boolean)
), changed as (
  update class_question k
     set ordinal = q.ordinal, text = q.text, text_en = q."textEn", answer = q.answer, choices = q.choices, required = q.required
    from given q
   where k.id = q.id and k.edition = ${edition} and k.kind = ${kind} and k.class_code = ${code}
)
insert into class_question (edition, kind, class_code, ordinal, text, text_en, answer, choices, required)
select ${edition}, ${kind}, ${code}, ordinal, text, "textEn", answer, choices, required from given where id is null
