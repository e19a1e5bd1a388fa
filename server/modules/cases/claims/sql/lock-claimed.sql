-- Those of these open cases that are still claimed by one person, locked in one order.
select id, version
  from case_record
 where id = any(${ids}::uuid[]) and claimed_by = ${from} and status not in ('closed', 'rejected', 'voided', 'merged')
 order by id
   for update
