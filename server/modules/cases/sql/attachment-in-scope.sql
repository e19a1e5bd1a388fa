-- Whether a photo is evidence of a case within a scope.
select 1 as found
  from case_attachment x
  join case_record c on c.id = x.case_id
 where x.attachment_id = ${attachmentId}
   and (${kind} = 'district' or c.street_code = ${area} or c.community_code = ${area}
        or exists (select 1 from case_unit h where h.case_id = c.id and h.unit_code = ${unit}))
 limit 1
