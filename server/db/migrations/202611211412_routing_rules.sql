-- Routing by rules: numbered sets, the draft of the next one, and what dispatchers chose beside what was suggested.

-- Number 0 is no row: it is made of the catalog each time, and rules until a version is in force.
create table routing_version (
  number integer primary key check (number >= 1),
  id uuid not null unique default gen_random_uuid(),   -- what a server remembers a compiled set by
  at timestamptz not null,
  in_force_from timestamptz not null,
  by_user uuid not null references app_user,
  reason text not null,
  definition jsonb not null
);
create trigger routing_version_immutable before update or delete on routing_version for each row execute function refuse_change();

-- One draft for all. Given up it keeps its version, so that no later one is mistaken for it.
create table routing_draft (
  single boolean primary key default true check (single),
  version integer not null check (version >= 1),
  based_on integer not null,
  definition jsonb,                                    -- null: given up, or put in force
  tried_version integer,
  by_user uuid not null references app_user,
  updated_at timestamptz not null
);

-- Written with the dispatch itself. Never changed: whoever judges the rules judges what was really shown.
create table routing_outcome (
  case_id uuid not null references case_record,
  version integer not null,                            -- of the case, made by the dispatch
  at timestamptz not null,
  is_first boolean not null,                           -- not a second dispatch (二次抄告)
  rules integer not null,                              -- number of the set
  kind text not null, class_code text not null,
  suggested_unit text, rule_key text,
  chosen_unit text not null references organisation,
  place integer,                                       -- of the chosen one among those suggested, from 1; null: not among them
  primary key (case_id, version)
);
create index routing_outcome_at on routing_outcome (at) where is_first;

-- Past dispatches, newest first, for trying rules on them.
create index case_event_dispatched on case_event (at desc, case_id desc) where action = 'dispatch';
-- What a unit holds now and how much of it is red, from the index alone.
create index case_record_held on case_record (unit_code) include (red_at) where status in ('dispatched', 'deferred');
