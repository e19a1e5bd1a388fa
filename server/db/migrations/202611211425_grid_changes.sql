-- Changes of the grids drawn by an administrator: who, why, what ended and what began; and the past of the responsibility grids.
create table grid_change (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  by_user uuid references app_user,
  reason text not null,
  edits jsonb not null,
  -- [{code, version}] that ended and began; responsibility grids as they were and as they became, null: there was none.
  closed jsonb not null, created jsonb not null, responsibilities jsonb not null,
  undoes bigint unique references grid_change
);
create trigger grid_change_immutable before update or delete on grid_change for each row execute function refuse_change();

alter table unit_grid
  add column opened_by bigint references grid_change,
  add column closed_by bigint references grid_change;
create index unit_grid_versions on unit_grid (code, version);
create index unit_grid_community on unit_grid (community_code);
create index unit_grid_closed_by on unit_grid (closed_by) where closed_by is not null;
create index unit_grid_opened_by on unit_grid (opened_by) where opened_by is not null;
create index unit_grid_ended on unit_grid (valid_to) where valid_to is not null;
create index camera_grid on camera (unit_grid_code);

-- The current state stays in responsibility_grid and its cells; what it was before a change is kept here.
alter table responsibility_grid
  add column version integer not null default 1,
  add column valid_from timestamptz not null default '-infinity';
create table responsibility_grid_past (
  code text not null, version integer not null,
  valid_from timestamptz not null, valid_to timestamptz not null check (valid_to > valid_from),
  name text not null, name_en text, street_code text not null references street,
  inspector_id uuid references app_user, grid_leader_id uuid references app_user,
  cells text[] not null,
  primary key (code, version)
);
create index responsibility_grid_past_time on responsibility_grid_past (valid_from, valid_to);
