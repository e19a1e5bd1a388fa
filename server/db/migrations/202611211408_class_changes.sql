-- The class catalog as an administrator edits it: versions against lost updates, retirement instead of removal, who changed what.
alter table case_class add column version integer not null default 1 check (version >= 1), add column retired_at timestamptz;
-- Cases and their histories name conditions: one is retired, never removed.
alter table class_condition add column retired_at timestamptz;

create table class_change (
  edition text not null, kind text not null, code text not null,
  version integer not null check (version >= 1), -- the class's version that this change made
  at timestamptz not null,
  by_user uuid not null references app_user,
  reason text not null,
  before jsonb, after jsonb not null,             -- before: null for a class that was made
  primary key (edition, kind, code, version),
  foreign key (edition, kind, code) references case_class
);
create trigger class_change_immutable before update or delete on class_change for each row execute function refuse_change();

-- What a new limit is tried on: the newest closed cases of a condition.
create index case_record_condition on case_record (condition_id, closed_at desc) where closed_at is not null;
