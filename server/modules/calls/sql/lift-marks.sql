-- A supervisor takes every mark of a number back.
with lifted as (
  update abuse_mark set lifted_at = ${at}, lifted_by = ${by}, lift_reason = ${reason}
   where number_hash = (select number_hash from phone_call where id = ${id}) and lifted_at is null
  returning 1)
select count(*)::integer as n from lifted
