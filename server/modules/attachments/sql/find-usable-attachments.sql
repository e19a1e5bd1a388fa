-- Which of these photos a user may attach: uploaded by that user and not yet evidence of any case.
select a.id
  from attachment a
 where a.id = any(${ids}::uuid[])
   and a.uploaded_by = ${userId}
   and not exists (select 1 from case_attachment c where c.attachment_id = a.id)
