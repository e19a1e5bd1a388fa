-- One clerk gets it: the row's lock lets the others see who.
update phone_call set taken_by = ${by}, taken_at = ${at}
 where id = ${id} and taken_by is null and ended_at is null
returning id
