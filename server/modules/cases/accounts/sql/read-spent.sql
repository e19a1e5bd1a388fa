-- The cases assigned to a unit in a period (accounting.md 4) and what their runs spent of its allowances.
with assigned as (
  select id, spendings
    from case_record
   where unit_code = ${unit} and base_deadline_at >= ${from} and base_deadline_at < ${to}
     and status not in ('voided', 'rejected', 'merged') and (status = 'closed' or base_deadline_at < ${now})
), spent as (
  select s.item ->> 'kind' as kind from assigned cross join jsonb_array_elements(assigned.spendings) as s(item)
)
select (select count(*) from assigned)::integer as assigned,
       count(*) filter (where kind = 'repeat')::integer as repeat,
       count(*) filter (where kind = 'extension')::integer as extension,
       count(*) filter (where kind = 'deferral')::integer as deferral
  from spent
