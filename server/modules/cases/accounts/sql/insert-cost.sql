-- A cost of a case, or its recovery: never changed, corrected by a negative line; answerable for in the audit.
with added as (
  insert into case_cost (case_id, kind, cents, party, note, at, by_user)
  values (${caseId}, ${kind}, ${cents}, ${party}, ${note}, ${at}, ${by})
  returning case_id, kind, cents, at, by_user
)
insert into audit (at, actor_id, action, object_kind, object_id, detail)
select at, by_user, 'cost', 'case', case_id::text, jsonb_build_object('kind', kind, 'cents', cents) from added
