-- Claims levels of visits; whoever came first has them. Answers what was claimed now.
insert into case_escalation (case_id, stage, stage_from, level, at, claimed_at, told, card, unit_code)
select x.case_id, x.stage, x.stage_from, x.level, x.at, ${now}, x.told, x.card, x.unit_code
  from jsonb_to_recordset(${claims}::jsonb) as x(
    case_id uuid, stage text, stage_from timestamptz, level text, at timestamptz, told boolean, card text, unit_code text)
on conflict do nothing
returning case_id, level
