-- What a scope shows: by the kept counters, where there are none by rows up to a bound.
with by_counter as (
  select coalesce(sum(n), 0)::int as cases,
         coalesce(sum(n) filter (where status not in ('closed', 'rejected', 'voided', 'merged')), 0)::int as open_cases
    from case_counter
   where (${kind} = 'district' or (${kind} = 'area' and street_code = ${area}) or (${kind} = 'unit' and unit_code = ${unit}))
)
select case when ${kind} = 'unit' then
              (select count(*)::int from (select from case_unit where unit_code = ${unit} limit ${most}) f)
            when ${kind} = 'area' and length(${area}) = 12 then
              (select count(*)::int from (select from case_record where community_code = ${area} limit ${most}) f)
            else least(cases, ${most}) end as cases,
       case when ${kind} = 'area' and length(${area}) = 12 then
              (select count(*)::int from (select from case_record where community_code = ${area}
                  and status not in ('closed', 'rejected', 'voided', 'merged') limit ${most}) f)
            else least(open_cases, ${most}) end as open_cases
  from by_counter
