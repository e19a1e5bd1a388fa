-- Conditions that the changed class no longer has. Their rows stay: cases name them.
update class_condition
   set retired_at = ${at}
 where edition = ${edition} and kind = ${kind} and class_code = ${code} and retired_at is null
   and id <> all (${kept}::text[])
