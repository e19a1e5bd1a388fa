-- Work at the desks: who has which case open, kept filters, notes, hand-over sheets; and the list of open cases by urgency.
create table case_presence (
  screen uuid primary key,                     -- one page in one browser
  user_id uuid not null references app_user on delete cascade,
  case_id uuid references case_record,         -- null: a page without an open case
  typing boolean not null default false,
  expires_at timestamptz not null
);
create index case_presence_case on case_presence (case_id) where case_id is not null;
create index case_presence_expires on case_presence (expires_at);
-- When an operator was last seen at a screen, and how he wants it. A claim is released after an absence.
create table operator_desk (
  user_id uuid primary key references app_user on delete cascade,
  seen_at timestamptz,
  settings jsonb not null default '{}'
);
create table queue_filter (
  id uuid primary key,
  owner_id uuid not null references app_user on delete cascade,
  name text not null,
  filter jsonb not null,
  desk text,
  shared_with text,
  created_at timestamptz not null
);
create index queue_filter_owner on queue_filter (owner_id, created_at);
create index queue_filter_shared on queue_filter (shared_with, created_at) where shared_with is not null;
create table operator_note (
  id uuid primary key,
  case_id uuid references case_record,         -- null: the log of the shift
  author_id uuid not null references app_user,
  text text not null,
  shared boolean not null,
  at timestamptz not null,
  removed_at timestamptz
);
create index operator_note_case on operator_note (case_id, at) where case_id is not null and removed_at is null;
create index operator_note_log on operator_note (at desc, id desc) where case_id is null and removed_at is null;
create index operator_note_recent on operator_note (at desc) where removed_at is null;
create table shift_sheet (
  id uuid primary key,
  made_at timestamptz not null,
  from_id uuid not null references app_user,
  to_id uuid references app_user,
  words text not null,
  content jsonb not null,
  case_ids uuid[] not null,                    -- what changes hands when it is confirmed
  confirmed_at timestamptz, confirmed_by uuid references app_user
);
create index shift_sheet_newest on shift_sheet (made_at desc, id desc);
create index shift_sheet_waiting on shift_sheet (made_at desc) where confirmed_at is null;

-- Open cases, the soonest due first: every narrowing of a queue is judged from the index alone, closed ones are never walked.
create index case_record_open_due on case_record ((coalesce(due_at, timestamptz 'infinity')), id)
  include (status, kind, class_code, source, street_code, community_code, grid_code, unit_code, urgent, claimed_by, supervised,
           verifier_id, checker_id, reported_at, due_at)
  where status not in ('closed', 'rejected', 'voided', 'merged');

insert into setting (key, value) values ('claim-release-minutes', '30') on conflict do nothing;
