-- Cases by status within a narrow scope, which sees few.
select c.status, count(*)::integer as n
  from case_record c
 where ${which:raw} and ${scope:raw}
 group by c.status
