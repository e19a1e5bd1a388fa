-- The conditions of a class, each with its limit; one that was retired since only of the case that was filed under it.
select id, limit_unit, limit_value, urgent, special, to_char(night_from, 'HH24:MI') as night_from,
       to_char(night_to, 'HH24:MI') as night_to, is_default
  from class_condition
 where edition = ${edition} and kind = ${kind} and class_code = ${classCode}
   and (retired_at is null or id = ${conditionId})
 order by ordinal, id
