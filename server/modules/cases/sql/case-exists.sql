-- Whether a case exists for a scope.
select 1 as found
  from case_record c
 where c.id = ${id}
   and (${kind} = 'district' or c.street_code = ${area} or c.community_code = ${area}
        or exists (select 1 from case_unit h where h.case_id = c.id and h.unit_code = ${unit}))
