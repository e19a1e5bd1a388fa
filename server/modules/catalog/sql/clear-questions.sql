-- Questions that are asked no longer go; those that stay make room for a new order.
with gone as (
  delete from class_question
   where edition = ${edition} and kind = ${kind} and class_code = ${code} and id <> all (${kept}::bigint[])
)
update class_question set ordinal = ordinal + 1000
 where edition = ${edition} and kind = ${kind} and class_code = ${code} and id = any (${kept}::bigint[])
