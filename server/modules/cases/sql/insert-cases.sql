-- New cases; their cell, community and street are found by the database.
insert into case_record (
  id, number, kind, edition, class_code, source, status, version, urgent, special, ownerless, provisional,
  description, geom, address, grid_code, community_code, street_code, component_id, reporter_id, reporter_person_id,
  unit_code, owner_unit, condition_id, limit_unit, limit_value, limit_is_default, verifier_id, checker_id, claimed_by,
  merged_into, supervised, supervision_of, pending, stage, stage_from, yellow_at, due_at, red_at,
  twice_at, process_yellow_at, process_due_at, process_red_at, deadline_at, base_deadline_at, spendings, resume_at, worst_light, state,
  reported_at, closed_at, updated_at, origin, policy_revision)
select x.id, x.number, x.kind, x.edition, x.class_code, x.source, x.status, x.version, x.urgent, x.special, x.ownerless,
       x.provisional, x.description, st_setsrid(st_makepoint(x.lon, x.lat), 4326), x.address, '', '', '', x.component_id,
       x.reporter_id, x.reporter_person_id, x.unit_code, x.owner_unit, x.condition_id, x.limit_unit, x.limit_value,
       x.limit_is_default, x.verifier_id, x.checker_id, x.claimed_by, x.merged_into, x.supervised, x.supervision_of,
       x.pending, x.stage, x.stage_from, x.yellow_at, x.due_at, x.red_at, x.twice_at, x.process_yellow_at, x.process_due_at,
       x.process_red_at, x.deadline_at, x.base_deadline_at, x.spendings, x.resume_at, x.worst_light, x.state, x.reported_at, x.closed_at, x.updated_at, x.origin,
       x.policy_revision
  from jsonb_to_recordset(${rows}::jsonb) as x(
    id uuid, number text, kind text, edition text, class_code text, source text, status text, version integer,
    urgent boolean, special boolean, ownerless boolean, provisional boolean, description text, lon double precision,
    lat double precision, address text, component_id bigint, reporter_id uuid, reporter_person_id uuid, unit_code text,
    owner_unit text, condition_id text, limit_unit text, limit_value numeric, limit_is_default boolean, verifier_id uuid,
    checker_id uuid, claimed_by uuid, merged_into uuid, supervised boolean, supervision_of text, pending text, stage text,
    stage_from timestamptz, yellow_at timestamptz, due_at timestamptz, red_at timestamptz, twice_at timestamptz,
    process_yellow_at timestamptz, process_due_at timestamptz, process_red_at timestamptz, deadline_at timestamptz,
    base_deadline_at timestamptz, spendings jsonb, resume_at timestamptz,
    worst_light text, state jsonb, reported_at timestamptz, closed_at timestamptz, updated_at timestamptz, origin text,
    policy_revision integer)
