-- How many open cases a unit holds, by the kept counters.
select coalesce(sum(n), 0)::int as n from case_counter
 where unit_code = ${unit} and status not in ('closed', 'rejected', 'voided', 'merged')
