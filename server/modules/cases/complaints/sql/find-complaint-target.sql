-- What is complained about: the case within the reader's scope, and the unit named or the case's own.
select c.id as case_id, o.code as unit, coalesce(o.is_handling_unit, false) as is_unit,
       exists (select 1 from phone_call k where k.id = ${callId}) as has_call
  from (select 1) one
  left join case_record c on c.id = ${caseId}
  left join organisation o on o.code = coalesce(${unit}, c.unit_code)
