-- How many cases each status has in the district, a street, or at a unit: from the counters, never by scanning.
select status, sum(n)::integer as n
  from case_counter
 where ${everything} or street_code = ${area} or unit_code = ${unit}
 group by status
