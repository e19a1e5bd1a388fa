-- What clerks say and ask, for classes that have no script yet: what an administrator wrote stays.
with given as (
  select * from jsonb_to_recordset(${rows}::jsonb) as r (edition text, kind text, code text, text text, "textEn" text, questions jsonb)
), made as (
  insert into class_script (edition, kind, class_code, text, text_en)
  select g.edition, g.kind, g.code, g.text, g."textEn"
    from given g join case_class k on k.edition = g.edition and k.kind = g.kind and k.code = g.code
  on conflict do nothing
  returning edition, kind, class_code
)
insert into class_question (edition, kind, class_code, ordinal, text, text_en, answer, choices, required)
select g.edition, g.kind, g.code, q.ordinal, q.value ->> 'text', q.value ->> 'textEn', q.value ->> 'answer', q.value -> 'choices', (q.value ->> 'required')::boolean
  from given g
  join made m on m.edition = g.edition and m.kind = g.kind and m.class_code = g.code
 cross join lateral jsonb_array_elements(g.questions) with ordinality q (value, ordinal)
on conflict do nothing
