-- What the clocks depend on, as numbered revisions, and which of them judges each case.

-- The first is made by the server from calendar, organisation and setting, when it is first asked for.
create table policy_revision (
  number integer primary key check (number >= 1),
  at timestamptz not null,
  by_user uuid references app_user,          -- null: what the installation brought
  reason text not null,
  definition jsonb not null
);
create trigger policy_revision_immutable before update or delete on policy_revision for each row execute function refuse_change();

-- Moves the open cases to a revision. Which are still to be moved is asked of the cases, never remembered: so any server goes on where
-- another one stopped.
create table policy_job (
  revision integer primary key references policy_revision,
  state text not null default 'running' check (state in ('running','done','superseded')),
  open_cases integer not null,
  judged integer not null default 0, moved integer not null default 0,
  started_at timestamptz not null, ended_at timestamptz,
  check ((ended_at is null) = (state = 'running'))
);

-- Not a reference: cases may be older than the first revision, which is made of the tables' content later.
alter table case_record add column policy_revision integer not null default 1;
create index case_record_policy on case_record (policy_revision, id) where status not in ('closed', 'rejected', 'voided', 'merged');

alter table outbox drop constraint outbox_topic_check;
alter table outbox add constraint outbox_topic_check check (topic in ('case','counters','position','notice','policy'));

create or replace view case_summary as
select c.id, c.number, c.kind, c.edition, c.class_code, c.source, c.status, c.version, c.urgent, c.special,
       c.ownerless, c.provisional, c.description, c.address, c.geom, st_x(c.geom) as lon, st_y(c.geom) as lat,
       c.grid_code, c.community_code, c.street_code, c.component_id, c.unit_code, c.condition_id,
       c.limit_unit, c.limit_value, c.limit_is_default, c.verifier_id, c.checker_id, c.claimed_by, c.merged_into,
       c.supervised, c.supervision_of, c.pending, c.stage, c.stage_from, c.yellow_at, c.due_at, c.red_at,
       c.process_yellow_at, c.process_due_at, c.process_red_at, c.deadline_at, c.resume_at, c.worst_light,
       c.reported_at, c.closed_at, c.updated_at, c.origin, c.reporter_id, c.owner_unit,
       k.name as class_name, k.name_en as class_name_en, k.photo_required,
       s.name as street_name, s.name_en as street_name_en,
       u.name as unit_name, u.name_en as unit_name_en,
       p.name as claimed_by_name, c.policy_revision
  from case_record c
  left join case_class k on k.edition = c.edition and k.kind = c.kind and k.code = c.class_code
  left join street s on s.code = c.street_code
  left join organisation u on u.code = c.unit_code
  left join app_user p on p.id = c.claimed_by;
