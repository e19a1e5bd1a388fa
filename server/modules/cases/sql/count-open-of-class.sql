-- Open cases of a class.
select count(*) as n
  from case_record c
  join catalog_edition e on e.code = c.edition and e.current
 where c.kind = ${kind} and c.class_code = ${code} and c.status not in ('closed', 'rejected', 'voided', 'merged')
