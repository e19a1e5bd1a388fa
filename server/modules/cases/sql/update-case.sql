-- The row after a step: the fold and its projections, all of them.
update case_record c
   set status = x.status, version = x.version, urgent = x.urgent, special = x.special, ownerless = x.ownerless,
       provisional = x.provisional, unit_code = x.unit_code, owner_unit = x.owner_unit, condition_id = x.condition_id,
       limit_unit = x.limit_unit, limit_value = x.limit_value, limit_is_default = x.limit_is_default,
       verifier_id = x.verifier_id, checker_id = x.checker_id, claimed_by = x.claimed_by, merged_into = x.merged_into,
       supervised = x.supervised, supervision_of = x.supervision_of, pending = x.pending, stage = x.stage,
       stage_from = x.stage_from, yellow_at = x.yellow_at, due_at = x.due_at, red_at = x.red_at, twice_at = x.twice_at,
       process_yellow_at = x.process_yellow_at, process_due_at = x.process_due_at, process_red_at = x.process_red_at,
       deadline_at = x.deadline_at, base_deadline_at = x.base_deadline_at,
       spendings = x.spendings, resume_at = x.resume_at, worst_light = x.worst_light, state = x.state,
       closed_at = x.closed_at, updated_at = x.updated_at,
       policy_revision = x.policy_revision
  from jsonb_to_record(${row}::jsonb) as x(
    id uuid, status text, version integer, urgent boolean, special boolean, ownerless boolean, provisional boolean,
    unit_code text, owner_unit text, condition_id text, limit_unit text, limit_value numeric, limit_is_default boolean,
    verifier_id uuid, checker_id uuid, claimed_by uuid, merged_into uuid, supervised boolean, supervision_of text,
    pending text, stage text, stage_from timestamptz, yellow_at timestamptz, due_at timestamptz, red_at timestamptz, twice_at timestamptz,
    process_yellow_at timestamptz, process_due_at timestamptz, process_red_at timestamptz, deadline_at timestamptz,
    base_deadline_at timestamptz, spendings jsonb, resume_at timestamptz, worst_light text, state jsonb, closed_at timestamptz, updated_at timestamptz,
    policy_revision integer)
 where c.id = x.id
