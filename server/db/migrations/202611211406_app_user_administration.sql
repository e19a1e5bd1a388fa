-- Users and organisations are administered: versions, what was last seen of somebody, organisations that are no more.
alter table app_user
  add version integer not null default 1 check (version >= 1),
  add must_change_password boolean not null default false, -- the password was made for him, and opens one login
  add last_seen_at timestamptz;
create index app_user_org on app_user (org_code, username);
create index app_user_roles on app_user using gin (roles);
create index app_user_search on app_user using gin ((username || ' ' || name) gin_trgm_ops);
create index user_session_user on user_session (user_id);
create index api_token_user on api_token (user_id) where revoked_at is null;
alter table organisation
  add version integer not null default 1 check (version >= 1),
  add retired_at timestamptz;
create index organisation_parent on organisation (parent_code);

-- The audit is searched newest first, by each of its questions.
create index audit_newest on audit (at desc, id desc);
create index audit_actor on audit (actor_id, at desc, id desc);
create index audit_action on audit (action, at desc, id desc);
create index audit_object on audit (object_kind, object_id, at desc, id desc);
create index audit_reason on audit using gin (reason gin_trgm_ops) where reason is not null;

-- Imports started from a browser: what was asked, how far it is, what came of it. The file lies at the server `host` names.
create table import_job (
  id uuid primary key,
  kind text not null check (kind in ('osm','geojson','cityjson','cases','cases-csv')),
  options jsonb not null,
  file_name text not null, file_bytes bigint not null, sha256 text not null,
  requested_by uuid not null references app_user, requested_at timestamptz not null,
  host text not null,
  state text not null check (state in ('queued','running','done','failed','cancelled','interrupted')),
  runner text, heartbeat_at timestamptz,
  started_at timestamptz, finished_at timestamptz,
  step text check (step in ('reading','writing','grids')),
  share double precision not null default 0, objects bigint not null default 0, rejected bigint not null default 0,
  cancel_asked boolean not null default false,
  counts jsonb, problem text
);
create index import_job_newest on import_job (requested_at desc, id desc);
create index import_job_waiting on import_job (requested_at) where state in ('queued','running');
