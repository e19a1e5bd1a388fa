-- The done cases of a narrow scope, which sees few.
select c.status, count(*)::integer as n
  from case_record c
 where c.status in ('closed', 'rejected', 'voided', 'merged') and ${scope:raw}
 group by c.status
