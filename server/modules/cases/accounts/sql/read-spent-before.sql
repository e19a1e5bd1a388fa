-- What the other cases assigned to a unit in a period spent before a case did so last, kind by kind.
with assigned as (
  select id, number, spendings
    from case_record
   where unit_code = ${unit} and base_deadline_at >= ${from} and base_deadline_at < ${to}
     and status not in ('voided', 'rejected', 'merged') and (status = 'closed' or base_deadline_at < ${now})
), own as (
  select c.number, s.item ->> 'kind' as kind, max((s.item ->> 'at')::bigint) as at
    from case_record c cross join jsonb_array_elements(c.spendings) as s(item)
   where c.id = ${caseId}
   group by 1, 2
), spent as (
  select own.kind
    from assigned a
    cross join jsonb_array_elements(a.spendings) as s(item)
    join own on own.kind = s.item ->> 'kind' and ((s.item ->> 'at')::bigint, a.number) < (own.at, own.number)
   where a.id <> ${caseId}
)
select (select count(*) from assigned)::integer as assigned,
       count(*) filter (where kind = 'repeat')::integer as repeat,
       count(*) filter (where kind = 'extension')::integer as extension,
       count(*) filter (where kind = 'deferral')::integer as deferral
  from spent
