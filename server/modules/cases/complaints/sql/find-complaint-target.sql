-- What is complained about: the case within the reader's scope, and the unit named or the case's own. The number of a call goes to whoever took it.
select c.id as case_id, o.code as unit, coalesce(o.is_handling_unit or o.kind = 'center', false) as is_unit,
       coalesce(o.kind = 'center', false) as about_center, k.id is not null as has_call,
       case when k.taken_by = ${actorId} then k.number_enc end as number_enc
  from (select 1) one
  left join case_record c on c.id = ${caseId}
  left join organisation o on o.code = coalesce(${unit}, c.unit_code)
  left join phone_call k on k.id = ${callId}
