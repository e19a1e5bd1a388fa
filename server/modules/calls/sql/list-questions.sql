-- What must be asked about a class of the edition in force.
select q.id::text as id, q.text, q.answer, q.required, q.choices
  from class_question q
  join catalog_edition e on e.code = q.edition and e.current
 where q.kind = ${kind} and q.class_code = ${code}
 order by q.ordinal
