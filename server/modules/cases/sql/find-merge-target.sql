-- The case to merge into, where it is open and within the scope.
select c.id, c.number
  from case_record c
 where c.id = ${id}
   and c.status not in ('closed', 'rejected', 'voided', 'merged')
   and (${kind} = 'district' or c.street_code = ${area} or c.community_code = ${area}
        or exists (select 1 from case_unit h where h.case_id = c.id and h.unit_code = ${unit}))
