-- One answer owed, locked, with the number to dial.
select b.id::text as id, b.state, b.tries, b.claimed_by, b.about_case_id, b.case_id, p.phone_enc
  from call_back b join reporter_person p on p.id = b.person_id
 where b.id = ${id}
   for update of b
