-- What a clerk says and asks about a class, in the order in which it is asked.
select (select json_build_object('text', s.text, 'textEn', s.text_en) from class_script s
         where s.edition = e.code and s.kind = ${kind} and s.class_code = ${code}) as script,
       (select coalesce(json_agg(json_build_object('id', q.id::text, 'text', q.text, 'textEn', q.text_en, 'answer', q.answer,
                 'choices', q.choices, 'required', q.required) order by q.ordinal), '[]')
          from class_question q
         where q.edition = e.code and q.kind = ${kind} and q.class_code = ${code}) as questions
  from catalog_edition e
 where e.current
