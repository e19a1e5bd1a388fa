-- Notices, and a word to the stream for those who must hear them.
with added as (
  insert into notice (at, kind, level, card, stage, case_id, unit_code, words, roles, to_unit, to_user)
  select x.at, x.kind, x.level, x.card, x.stage, x.case_id, x.unit_code, x.words, coalesce(x.roles, '{}'), x.to_unit, x.to_user
    from jsonb_to_recordset(${notices}::jsonb) as x(
      at timestamptz, kind text, level text, card text, stage text, case_id uuid, unit_code text, words text,
      roles text[], to_unit text, to_user uuid)
  returning at, case_id, roles, to_unit, to_user
)
insert into outbox (topic, at, case_id, payload)
select 'notice', at, case_id, jsonb_build_object('roles', roles, 'unit', to_unit, 'user', to_user) from added
