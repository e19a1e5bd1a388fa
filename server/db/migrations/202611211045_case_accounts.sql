-- What the engine's accounts need kept: escalations and notices, costs, ready texts, the chain of events and its daily seals.

alter table case_record
  add column twice_at timestamptz,           -- the running stage is over twice its budget after this instant
  add column base_deadline_at timestamptz,   -- the unit's deadline with nothing confirmed: it decides the period of assessment
  add column spendings jsonb not null default '[]';  -- what of the unit's run spends its allowances: [{kind, at}]
create index case_record_yellow on case_record (yellow_at) where yellow_at is not null;
create index case_record_assigned on case_record (unit_code, base_deadline_at) where base_deadline_at is not null;
create index case_record_merged_into on case_record (merged_into) where merged_into is not null;
create index case_record_provisional on case_record (reported_at desc, id desc) where provisional;
create index case_record_ownerless on case_record (reported_at desc, id desc) where ownerless;

-- ───────────── Escalation ─────────────
-- One row a visit to a stage and level, whoever came first: the key is the claim.
create table case_escalation (
  case_id uuid not null references case_record, stage text not null, stage_from timestamptz not null,
  level text not null check (level in ('yellow','red','twice')),
  at timestamptz not null,                   -- the instant that passed
  claimed_at timestamptz not null,
  told boolean not null,                     -- false: a worse level was found at the same look, and told instead
  card text check (card in ('yellow','red')),
  unit_code text references organisation,
  primary key (case_id, stage, stage_from, level)
);
create table notice (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null check (kind in ('escalation','supervision','urging','verification')),
  level text check (level in ('yellow','red','twice')), card text check (card in ('yellow','red')), stage text,
  case_id uuid references case_record, unit_code text references organisation, words text,
  -- Who must hear it: these roles, of this unit where one is named; or this one person.
  roles text[] not null, to_unit text references organisation, to_user uuid references app_user,
  check (cardinality(roles) > 0 or to_user is not null)
);
create index notice_unit on notice (to_unit, id desc);
create index notice_case on notice (case_id);
create table notice_seen (user_id uuid primary key references app_user, up_to bigint not null);
create table notice_read (
  user_id uuid not null references app_user, notice_id bigint not null references notice, at timestamptz not null,
  primary key (user_id, notice_id)
);
alter table outbox drop constraint outbox_topic_check;
alter table outbox add constraint outbox_topic_check check (topic in ('case','counters','position','notice'));

-- ───────────── Costs and their recovery (代整治, 追缴) ─────────────
create table case_cost (
  id bigint generated always as identity primary key,
  case_id uuid not null references case_record,
  kind text not null check (kind in ('handling','recovery')),
  cents bigint not null check (cents <> 0),  -- negative corrects an earlier line
  party text not null, note text,
  at timestamptz not null, by_user uuid not null references app_user
);
create index case_cost_of on case_cost (case_id, id);
create trigger case_cost_immutable before update or delete on case_cost for each row execute function refuse_change();

-- ───────────── Ready texts ─────────────
create table reply_template (
  id bigint generated always as identity primary key,
  action text, text text not null, text_en text,
  retired_at timestamptz
);
insert into reply_template (action, text, text_en) values
  ('reject', '不属于城市管理范围，已告知反映人向主管部门反映。', 'Outside city management; the reporter was told whom to turn to.'),
  ('reject', '描述不清且无法联系反映人，不予受理。', 'Unclear, and the reporter cannot be reached.'),
  ('return', '产权不属本单位，请改派。', 'Not owned by us; please dispatch to another unit.'),
  ('return', '现场未发现所述问题。', 'The problem was not found on site.'),
  ('request-extension', '需等待材料到场。', 'Waiting for materials.'),
  ('request-deferral', '天气原因无法施工。', 'The weather does not allow the work.'),
  ('request-deferral', '需上级审批经费。', 'The money must first be approved.'),
  ('deny-extension', '理由不充分，请按原时限完成。', 'Not reason enough; please keep the limit.'),
  ('refuse-feedback', '照片与案卷位置不符，请重新处置。', 'The photo does not show the place of the case.'),
  ('check-fail', '现场问题仍然存在。', 'The problem is still there.'),
  ('supervise', '请立即处置并回复进展。', 'Handle this at once and report.'),
  ('answer-supervision', '已安排人员到场处置。', 'People are on their way.');

-- ───────────── The chain of events ─────────────
-- Each event's digest holds the one before it; instants as whole microseconds, so that no session's time zone has a say.
-- Of the reporter it holds an id and a salted hash: what was erased leaves it true.
create function case_event_digest(previous bytea, e case_event) returns bytea language sql immutable as $$
  select sha256(coalesce(previous, ''::bytea) || convert_to(jsonb_build_array(
    e.case_id, e.version, (extract(epoch from e.at) * 1000000)::bigint, (extract(epoch from e.recorded_at) * 1000000)::bigint,
    e.action, e.actor_id, e.actor_role, e.actor_name, e.org_code, encode(st_asewkb(e.place), 'hex'),
    e.from_status, e.to_status, e.data, e.note, e.attachments, encode(e.personal_hash, 'hex'))::text, 'UTF8')) $$;

alter table case_event add column hash bytea;
create function chain_case_event() returns trigger language plpgsql as $$
declare previous bytea;
begin
  if new.version > 1 then
    select hash into previous from case_event where case_id = new.case_id and version = new.version - 1;
    if not found then
      raise exception 'event % of case % follows no event %', new.version, new.case_id, new.version - 1
        using errcode = 'integrity_constraint_violation';
    end if;
  end if;
  new.hash := case_event_digest(previous, new);
  return new;
end $$;
alter table case_event disable trigger case_event_immutable;
do $$
declare e case_event; previous bytea;
begin
  for e in select * from case_event order by case_id, version loop
    e.hash := case_event_digest(case when e.version > 1 then previous end, e);
    update case_event set hash = e.hash where case_id = e.case_id and version = e.version;
    previous := e.hash;
  end loop;
end $$;
alter table case_event enable trigger case_event_immutable;
alter table case_event alter column hash set not null;
create trigger case_event_chain before insert on case_event for each row execute function chain_case_event();

-- A day's root over the digests of all events written down on it, with the root before it: whoever keeps a copy of one
-- elsewhere can prove everything up to it.
create table event_seal (
  day date primary key, events integer not null, root bytea not null, previous bytea, sealed_at timestamptz not null
);
create trigger event_seal_immutable before update or delete on event_seal for each row execute function refuse_change();
