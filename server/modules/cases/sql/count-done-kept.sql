-- How many done cases the district, a street, or a unit has: from the counters, never by scanning.
select status, sum(n)::integer as n
  from case_counter
 where (${everything} or street_code = ${area} or unit_code = ${unit})
   and status in ('closed', 'rejected', 'voided', 'merged')
 group by status
