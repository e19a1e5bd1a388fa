-- Calls of a number that still wait keep their place among the others again.
update phone_call set flagged = false
 where number_hash = (select number_hash from phone_call where id = ${id}) and flagged and taken_by is null and ended_at is null
