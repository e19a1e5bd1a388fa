-- The same problem told twice, and the same problem again and again (顽疾).

-- What counts as a possible duplicate, by class, major class or kind ('' = all of the kind); the narrowest rule wins. An empty family
-- is the major class of what is reported.
create table duplicate_rule (
  edition text not null, kind text not null check (kind in ('event','component')), code text not null check (code ~ '^[0-9]{0,6}$'),
  radius_m integer not null check (radius_m between 5 and 2000), days integer not null check (days between 1 and 365),
  family text[] not null default '{}',
  weight_distance double precision not null, weight_time double precision not null,
  weight_class double precision not null, weight_component double precision not null,
  min_score double precision not null check (min_score between 0 and 1),
  recurring_radius_m integer not null check (recurring_radius_m between 5 and 500),
  recurring_days integer not null check (recurring_days between 7 and 1100),
  recurring_count integer not null check (recurring_count between 2 and 100),
  primary key (edition, kind, code)
);
create table duplicate_rules_version (
  only_row boolean primary key default true check (only_row),
  version integer not null, changed_at timestamptz, changed_by uuid references app_user
);
insert into duplicate_rules_version (version) values (1);
-- Events are told of from where one stands; a component has a place of its own, and its neighbour is another one.
insert into duplicate_rule values
  ('GB/T 47678.5-2026', 'event', '', 250, 7, '{}', 4, 2, 3, 1, 0.4, 50, 180, 3),
  ('GB/T 47678.5-2026', 'component', '', 60, 14, '{}', 3, 1, 2, 4, 0.4, 20, 365, 3);

-- Further reports of a problem that joined its case. Personal fields stand in reporter_person, erasable; the event has the hash.
create table case_further_report (
  id uuid primary key,
  case_id uuid not null, version integer not null,
  source text not null,
  reporter_person_id uuid references reporter_person, reporter_id uuid references app_user,
  at timestamptz not null,
  foreign key (case_id, version) references case_event (case_id, version)
);
create index case_further_report_case on case_further_report (case_id, version);
create index case_further_report_person on case_further_report (reporter_person_id) where reporter_person_id is not null;

-- How many reports a case stands for: its own, those that joined, and those of the cases merged into it.
create function case_report_count(case_id uuid) returns integer language sql stable as $$
  with recursive of (id, depth) as (
    select $1, 0
    union all
    select c.id, o.depth + 1 from of o join case_record c on c.merged_into = o.id and c.status = 'merged' where o.depth < 20
  )
  select (count(*) + (select count(*) from case_further_report f where f.case_id in (select id from of)))::integer from of $$;

-- Spots where closed cases of a family gather. A closed case waits in the queue until the job has looked around it.
create table recurring_spot (
  id bigint generated always as identity primary key,
  kind text not null, family text[] not null, class_code text not null,
  geom geometry(Point, 4326) not null, address text, street_code text not null, community_code text not null,
  radius_m integer not null, days integer not null, need integer not null,
  n integer not null, last_closed_at timestamptz not null
);
create index recurring_spot_geom on recurring_spot using gist (geom);
create index recurring_spot_latest on recurring_spot (last_closed_at desc, id desc);
create table recurring_due (case_id uuid primary key);

create function note_closed_case() returns trigger language plpgsql as $$
begin
  insert into recurring_due values (new.id) on conflict do nothing;
  return null;
end $$;
create trigger case_record_closed_insert after insert on case_record
  for each row when (new.status = 'closed') execute function note_closed_case();
create trigger case_record_closed_update after update of status on case_record
  for each row when (new.status = 'closed' and old.status <> 'closed') execute function note_closed_case();
insert into recurring_due select id from case_record where status = 'closed' and closed_at > now() - interval '400 days';
