-- Complaints about handling (效能投诉): past the unit complained of, answered within a limit.
create table complaint (
  id uuid primary key,
  number text not null unique,
  status text not null check (status in ('registered','assigned','answered','closed')),
  version integer not null check (version >= 1),
  source text not null check (source in ('hotline','web','government','visit')),
  topic text not null check (topic in ('slow','not-solved','false-feedback','attitude','unfair','other')),
  unit_code text not null references organisation,
  case_id uuid references case_record, call_id uuid references phone_call,
  reporter_person_id uuid references reporter_person,
  handler_org text references organisation,
  description text not null,
  limit_days numeric not null,
  registered_at timestamptz not null, yellow_at timestamptz not null, due_at timestamptz not null, red_at timestamptz not null,
  answered_at timestamptz, closed_at timestamptz, upheld boolean,
  overdue_told_at timestamptz,
  check ((status = 'closed') = (closed_at is not null)), check (handler_org is distinct from unit_code)
);
create index complaint_open on complaint (due_at, id) where status in ('registered','assigned');
create index complaint_newest on complaint (registered_at desc, id desc);
create index complaint_status on complaint (status, registered_at desc, id desc);
create index complaint_unit on complaint (unit_code, registered_at desc);
create index complaint_case on complaint (case_id) where case_id is not null;
create index complaint_handler on complaint (handler_org, registered_at desc);

create table complaint_event (
  complaint_id uuid not null references complaint, version integer not null,
  at timestamptz not null,
  action text not null check (action in ('register','assign','answer','send-back','close','comment')),
  actor_id uuid not null references app_user, actor_role text not null, actor_name text not null, org_code text,
  from_status text, to_status text not null,
  handler_org text references organisation, upheld boolean, words text, personal_hash bytea,
  primary key (complaint_id, version)
);
create trigger complaint_event_immutable before update or delete on complaint_event for each row execute function refuse_change();

create table complaint_setting (
  only_row boolean primary key default true check (only_row),
  version integer not null, answer_days numeric not null check (answer_days between 0.5 and 60)
);
insert into complaint_setting (version, answer_days) values (1, 5);

-- Whether an organisation is another one or lies within it: the people of a unit's teams are the unit's people.
create function organisation_within(org text, whole text) returns boolean language sql stable as $$
  with recursive up (code, depth) as (
    select $1, 0
    union all
    select o.parent_code, u.depth + 1 from up u join organisation o on o.code = u.code where o.parent_code is not null and u.depth < 10
  )
  select exists (select 1 from up where code = $2) $$;

alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in ('escalation','supervision','urging','verification','complaint'));
