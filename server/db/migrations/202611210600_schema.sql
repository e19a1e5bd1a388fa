-- The first schema: geography, identity, catalog, population, cases and what carries them.
create extension if not exists postgis;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- ───────────── Where (domain.md, "Where") ─────────────
create table district (
  code text primary key check (code ~ '^[0-9]{6}$'),
  name text not null, name_en text,
  geom geometry(MultiPolygon, 4326) not null
);
create table street (
  code text primary key check (code ~ '^[0-9]{9}$'),
  district_code text not null references district,
  name text not null, name_en text,
  geom geometry(MultiPolygon, 4326) not null
);
create index street_geom on street using gist (geom);
create table community (
  code text primary key check (code ~ '^[0-9]{12}$'),
  street_code text not null references street,
  name text not null, name_en text,
  geom geometry(MultiPolygon, 4326) not null
);
create index community_geom on community using gist (geom);

-- Unit grids (单元网格). Versioned: a cell lives from valid_from until valid_to (null: now in force).
create table unit_grid (
  id bigint generated always as identity primary key,
  code text not null check (code ~ '^[0-9]{15}$'),
  community_code text not null references community,
  version integer not null default 1 check (version >= 1),
  valid_from timestamptz not null default now(),
  valid_to timestamptz check (valid_to > valid_from),
  geom geometry(Polygon, 4326) not null,
  center geometry(Point, 4326) not null,      -- lies inside the cell
  area_m2 double precision not null check (area_m2 > 0),
  check (left(code, 12) = community_code)
);
create unique index unit_grid_code_in_force on unit_grid (code) where valid_to is null;
create index unit_grid_geom on unit_grid using gist (geom);

-- Responsibility grids (责任网格): a set of whole unit grids given to an inspector and a grid leader.
create table responsibility_grid (
  code text primary key,
  name text not null, name_en text,
  street_code text not null references street,
  inspector_id uuid, grid_leader_id uuid
);
create table responsibility_grid_cell (
  unit_grid_code text primary key,
  responsibility_code text not null references responsibility_grid on delete cascade
);
create index responsibility_grid_cell_of on responsibility_grid_cell (responsibility_code);

-- ───────────── The base map's features ─────────────
create table road (
  id bigint generated always as identity primary key,
  source text not null, source_id text not null,
  class text not null check (class in ('motorway','trunk','primary','secondary','tertiary','residential','service','footway','rail')),
  main boolean not null default false,        -- a main road: unit grids never cross it
  name text, name_en text,
  geom geometry(LineString, 4326) not null,
  unique (source, source_id)
);
create index road_geom on road using gist (geom);
create table land_area (
  id bigint generated always as identity primary key,
  source text not null, source_id text not null,
  kind text not null check (kind in ('water','green','square','other')),
  name text, name_en text,
  geom geometry(MultiPolygon, 4326) not null,
  unique (source, source_id)
);
create index land_area_geom on land_area using gist (geom);
create table waterway (
  id bigint generated always as identity primary key,
  source text not null, source_id text not null,
  name text, name_en text,
  geom geometry(LineString, 4326) not null,
  unique (source, source_id)
);
create index waterway_geom on waterway using gist (geom);

-- ───────────── Organisations and people of the system ─────────────
create table organisation (
  code text primary key,
  kind text not null check (kind in ('center','street','community','unit','contractor','city-body','leading-group')),
  name text not null, name_en text,
  parent_code text references organisation,
  area_code text,                              -- street (9) or community (12) code this organisation looks after
  is_handling_unit boolean not null default false,
  command_duty boolean not null default false, -- 履行指挥职责 (accounting.md 3.3)
  calendar_key text                            -- its own calendar, null: the center's
);
create table app_user (
  id uuid primary key default gen_random_uuid(),
  username text not null unique,
  name text not null,
  roles text[] not null check (cardinality(roles) > 0),
  org_code text not null references organisation,
  password_hash text not null,
  demo boolean not null default false,
  on_duty boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
alter table responsibility_grid add foreign key (inspector_id) references app_user;
alter table responsibility_grid add foreign key (grid_leader_id) references app_user;
create table user_session (
  token_hash bytea primary key,
  user_id uuid not null references app_user on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create table api_token (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references app_user on delete cascade,
  name text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create table idempotency_key (
  user_id uuid not null, path text not null, key text not null,
  body_hash bytea not null,
  status integer, body text,                   -- null while the first request is under way
  created_at timestamptz not null default now(),
  primary key (user_id, path, key)
);
create index idempotency_key_age on idempotency_key (created_at);
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_id uuid, action text not null, object_kind text not null, object_id text, reason text,
  detail jsonb not null default '{}'
);

-- ───────────── Catalog (事部件分类, 立案条件, 时限, 责任单位) ─────────────
create table catalog_edition (
  code text primary key, name text not null, in_force_from date, current boolean not null default false
);
create unique index catalog_edition_current on catalog_edition (current) where current;
create table case_class (
  edition text not null references catalog_edition,
  kind text not null check (kind in ('event','component')),
  code text not null,
  major text not null, major_en text not null,
  name text not null, name_en text not null,
  pinyin text not null default '',             -- initials, for search
  local boolean not null default false,
  photo_required boolean not null default true, -- `complete` needs an attachment
  primary key (edition, kind, code)
);
create table class_condition (
  id text primary key,
  edition text not null, kind text not null, class_code text not null,
  ordinal integer not null,
  text text not null, text_en text not null,
  closing text not null default '', closing_en text not null default '',
  limit_unit text not null check (limit_unit in ('work-hours','work-days','hours')),
  limit_value numeric not null check (limit_value > 0),
  urgent boolean not null default false, special boolean not null default false,
  night_from time, night_to time,              -- a special condition that holds only at night
  is_default boolean not null default false,   -- made by the rule "a class without a row: 5 work-days"
  foreign key (edition, kind, class_code) references case_class,
  check (limit_unit <> 'hours' or urgent)
);
create index class_condition_of on class_condition (edition, kind, class_code);
create table class_unit (
  edition text not null, kind text not null, class_code text not null,
  unit_code text not null references organisation,
  ordinal integer not null, place_rule text,   -- null, 'carriageway', 'pavement'
  primary key (edition, kind, class_code, unit_code),
  foreign key (edition, kind, class_code) references case_class
);
create table class_mapping (
  from_edition text not null references catalog_edition, kind text not null, from_code text not null,
  to_edition text not null references catalog_edition, to_code text not null,
  primary key (from_edition, kind, from_code, to_edition)
);
create table calendar (
  key text not null, valid_from date not null, definition jsonb not null, provisional boolean not null default false,
  primary key (key, valid_from)
);
create table setting (key text primary key, value jsonb not null);

-- ───────────── Things ─────────────
create table building (
  id bigint generated always as identity primary key,
  source text not null, source_id text not null,
  kind text not null default 'building',
  name text, name_en text, address text,
  footprint geometry(MultiPolygon, 4326) not null,
  center geometry(Point, 4326) not null,       -- a point on the surface of the footprint
  base_m double precision not null default 0,  -- foot above the geoid, metres
  height_m double precision not null check (height_m > 0 and height_m < 1000),
  height_estimated boolean not null,
  floors integer check (floors > 0),
  unit_grid_code text,
  updated_at timestamptz not null default now(),
  unique (source, source_id)
);
create index building_footprint on building using gist (footprint);
create index building_center on building using gist (center);
create index building_grid on building (unit_grid_code);
create index building_name_trgm on building using gin ((coalesce(name,'') || ' ' || coalesce(address,'')) gin_trgm_ops);
-- Buildings that a cell border cuts all the same (domain.md, "Where").
create table building_cut (building_id bigint primary key references building on delete cascade, share double precision not null);

-- Component (部件): points and pipes. code: 17 digits, 6 division + 2 major + 3 minor + 6 serial.
create table component (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[0-9]{17}$'),
  source text not null, source_id text not null,
  class_code text not null,
  name text,
  owner_unit text references organisation,
  state text not null default 'intact' check (state in ('intact','damaged','lost','abandoned','removed')),
  geom geometry(Geometry, 4326) not null check (geometrytype(geom) in ('POINT','LINESTRING')),
  height_m double precision not null default 0, -- its foot above the geoid
  depth_m double precision check (depth_m >= 0), diameter_mm double precision check (diameter_mm > 0),
  unit_grid_code text,
  updated_at timestamptz not null default now(),
  unique (source, source_id)
);
create index component_geom on component using gist (geom);
create index component_class on component (class_code);
create index component_grid on component (unit_grid_code);

create table camera (
  id bigint generated always as identity primary key,
  source text not null, source_id text not null,
  name text not null,
  kind text not null check (kind in ('fixed','dome','panoramic')),
  geom geometry(Point, 4326) not null,
  height_m double precision not null default 4,  -- mounting height above ground
  heading_deg double precision, pitch_deg double precision not null default -15,
  hfov_deg double precision not null default 60, vfov_deg double precision not null default 35,
  range_m double precision not null default 80,
  direction_estimated boolean not null default true,
  stream_enc bytea,                              -- encrypted: it holds a secret
  unit_grid_code text,
  unique (source, source_id)
);
create index camera_geom on camera using gist (geom);

-- ───────────── Population (一标三实) ─────────────
create table dwelling (
  id bigint generated always as identity primary key,
  building_id bigint not null references building on delete cascade,
  entrance integer not null, floor integer not null, room text not null,
  unique (building_id, entrance, floor, room)
);
create table household (id bigint generated always as identity primary key, dwelling_id bigint references dwelling);
create table person (
  id bigint generated always as identity primary key,
  household_id bigint references household,
  name_enc bytea not null, name_mask text not null,
  id_number_enc bytea, id_number_mask text, id_number_hash bytea,
  phone_enc bytea, phone_mask text, phone_hash bytea,
  sex text not null check (sex in ('f','m')),
  birth_on date not null
);
create index person_id_number on person (id_number_hash);
create index person_phone on person (phone_hash);
create table stay (
  id bigint generated always as identity primary key,
  person_id bigint not null references person on delete cascade,
  dwelling_id bigint not null references dwelling,
  kind text not null check (kind in ('resident','floating')),
  from_on date not null, to_on date check (to_on >= from_on)
);
create index stay_dwelling on stay (dwelling_id) where to_on is null;
create index stay_person on stay (person_id);

-- ───────────── Cases ─────────────
create table case_number_counter (prefix text not null, day date not null, last integer not null, primary key (prefix, day));

-- Personal fields of a report, erasable. The event holds this id and the salted hash.
create table reporter_person (
  id uuid primary key,
  name_enc bytea, phone_enc bytea, phone_mask text, phone_hash bytea,
  salt bytea not null,
  created_at timestamptz not null default now(), erased_at timestamptz
);

-- The case row is the fold of its events; *_at columns of the clock are projections of it, never a stored "overdue".
create table case_record (
  id uuid primary key,
  number text not null unique,
  kind text not null check (kind in ('event','component')),
  edition text not null, class_code text not null,
  source text not null check (source in ('inspector','hotline','web','video','grid-leader','building-head','government','device')),
  status text not null check (status in ('reported','verifying','accepted','filed','coordinating','dispatched','deferred','completed','checking','checked','closed','rejected','voided','merged')),
  version integer not null check (version >= 1),
  urgent boolean not null, special boolean not null, ownerless boolean not null default false, provisional boolean not null default false,
  description text not null default '',
  geom geometry(Point, 4326) not null, height_m double precision not null default 0,
  address text,
  grid_code text not null, community_code text not null references community, street_code text not null references street,
  component_id bigint references component,
  reporter_id uuid references app_user, reporter_person_id uuid references reporter_person,
  unit_code text references organisation,        -- the unit that holds it
  condition_id text references class_condition, limit_unit text, limit_value numeric, limit_is_default boolean not null default false,
  verifier_id uuid references app_user, checker_id uuid references app_user, claimed_by uuid references app_user,
  merged_into uuid references case_record,
  supervised boolean not null default false,      -- a supervision not yet answered
  pending text check (pending in ('extension','deferral')),
  stage text, stage_from timestamptz,
  yellow_at timestamptz, due_at timestamptz,      -- running stage; red from after due_at
  process_yellow_at timestamptz, process_due_at timestamptz,
  deadline_at timestamptz,                        -- of the unit
  worst_light text not null default 'green' check (worst_light in ('green','yellow','red')),
  state jsonb not null,                           -- the engine's fold
  reported_at timestamptz not null, closed_at timestamptz, updated_at timestamptz not null,
  origin text not null default 'live' check (origin in ('live','demo','simulator','migrated'))
);
create index case_record_status on case_record (status, reported_at desc, id desc);
create index case_record_reported on case_record (reported_at desc, id desc);
create index case_record_updated on case_record (updated_at desc, id desc);
create index case_record_unit on case_record (unit_code, status);
create index case_record_due on case_record (due_at) where due_at is not null;
create index case_record_geom on case_record using gist (geom);
create index case_record_class on case_record (class_code, reported_at desc);
create index case_record_street on case_record (street_code, reported_at desc, id desc);
create index case_record_community on case_record (community_code, reported_at desc, id desc);
create index case_record_grid on case_record (grid_code, reported_at desc);
create index case_record_checker on case_record (checker_id) where checker_id is not null;
create index case_record_verifier on case_record (verifier_id) where verifier_id is not null;
create index case_record_reporter on case_record (reporter_id, reported_at desc);

create table case_event (
  case_id uuid not null references case_record,
  version integer not null check (version >= 1),  -- the case's version this event made
  at timestamptz not null, recorded_at timestamptz not null,
  action text not null,
  actor_id uuid references app_user, actor_role text not null, actor_name text not null, org_code text,
  place geometry(Point, 4326),
  from_status text, to_status text not null,
  data jsonb not null default '{}',               -- unit, minutes, until, reason, condition… never personal fields
  note text,
  attachments uuid[] not null default '{}',
  personal_hash bytea,
  primary key (case_id, version)
);
create index case_event_recorded on case_event (recorded_at);
-- Which units hold or held a case: what a unit may see.
create table case_unit (case_id uuid not null references case_record, unit_code text not null references organisation, primary key (unit_code, case_id));

create table attachment (
  id uuid primary key,
  sha256 text not null, media_type text not null, bytes integer not null,
  width integer not null, height integer not null,
  taken_at timestamptz, uploaded_by uuid not null references app_user, uploaded_at timestamptz not null default now()
);
create table case_attachment (
  case_id uuid not null references case_record, attachment_id uuid not null references attachment,
  version integer not null, primary key (case_id, attachment_id)
);

-- Everything that a live screen must hear, written in the transaction of the change.
create table outbox (
  position bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  topic text not null check (topic in ('case','counters','position')),
  case_id uuid, payload jsonb not null,
  street_code text, community_code text, unit_codes text[] not null default '{}'
);
create index outbox_xid on outbox (xid, position);

-- Counters kept by status, street and unit so that no screen counts by scanning.
create table case_counter (
  status text not null, street_code text not null, unit_code text not null default '',
  n integer not null,
  primary key (status, street_code, unit_code)
);

-- ───────────── Field staff ─────────────
create table inspector_position (
  user_id uuid not null references app_user, at timestamptz not null,
  geom geometry(Point, 4326) not null, accuracy_m double precision,
  primary key (user_id, at)
);
create table inspector_last_position (
  user_id uuid primary key references app_user, at timestamptz not null,
  geom geometry(Point, 4326) not null, accuracy_m double precision
);

-- ───────────── Rules that must never break ─────────────
-- Cells in force may touch, never overlap: && alone would refuse neighbours, so a trigger under a lock compares areas.
create function unit_grid_refuse_overlap() returns trigger language plpgsql as $$
declare other text; shared double precision;
begin
  if new.valid_to is not null then return new; end if;
  perform pg_advisory_xact_lock(620103, 1);
  select g.code, st_area(st_intersection(g.geom, new.geom)::geography) into other, shared
    from unit_grid g
   where g.valid_to is null and g.id <> new.id and g.geom && new.geom and st_relate(g.geom, new.geom, '2********')
     and st_area(st_intersection(g.geom, new.geom)::geography) > 0.01
   limit 1;
  if found then
    raise exception 'unit grid % overlaps % by % m²', new.code, other, round(shared::numeric, 2)
      using errcode = 'exclusion_violation', constraint = 'unit_grid_no_overlap';
  end if;
  return new;
end $$;
create trigger unit_grid_no_overlap after insert or update of geom, valid_to on unit_grid
  for each row execute function unit_grid_refuse_overlap();

-- History is immutable.
create function refuse_change() returns trigger language plpgsql as $$
begin raise exception '% rows are never changed', tg_table_name using errcode = 'restrict_violation'; end $$;
create trigger case_event_immutable before update or delete on case_event for each row execute function refuse_change();
create trigger audit_immutable before update or delete on audit for each row execute function refuse_change();

-- Everything with a place knows its unit grid: the database computes it.
create function unit_grid_at(place geometry) returns text language sql stable as $$
  select code from unit_grid where valid_to is null and st_intersects(geom, place) order by code limit 1 $$;
create function set_unit_grid() returns trigger language plpgsql as $$
begin new.unit_grid_code := unit_grid_at(case when geometrytype(new.geom) = 'POINT' then new.geom else st_lineinterpolatepoint(new.geom, 0.5) end); return new; end $$;
create trigger component_unit_grid before insert or update of geom on component for each row execute function set_unit_grid();
create trigger camera_unit_grid before insert or update of geom on camera for each row execute function set_unit_grid();
-- A building belongs to the cell with its largest share.
create function set_building_grid() returns trigger language plpgsql as $$
begin
  select code into new.unit_grid_code from unit_grid
   where valid_to is null and st_intersects(geom, new.footprint)
   order by st_area(st_intersection(geom, new.footprint)) desc, code limit 1;
  return new;
end $$;
create trigger building_unit_grid before insert or update of footprint on building for each row execute function set_building_grid();
create function set_case_grid() returns trigger language plpgsql as $$
declare cell record;
begin
  select g.code, g.community_code, c.street_code into cell
    from unit_grid g join community c on c.code = g.community_code
   where g.valid_to is null and st_intersects(g.geom, new.geom) order by g.code limit 1;
  if not found then raise exception 'outside the district' using errcode = 'check_violation', constraint = 'case_inside_district'; end if;
  new.grid_code := cell.code; new.community_code := cell.community_code; new.street_code := cell.street_code;
  return new;
end $$;
create trigger case_record_grid before insert on case_record for each row execute function set_case_grid();
-- Counters follow the row in the same transaction.
create function count_case() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.status = new.status and old.street_code = new.street_code and old.unit_code is not distinct from new.unit_code then return null; end if;
  if tg_op = 'UPDATE' then
    update case_counter set n = n - 1 where status = old.status and street_code = old.street_code and unit_code = coalesce(old.unit_code, '');
  end if;
  insert into case_counter values (new.status, new.street_code, coalesce(new.unit_code, ''), 1)
    on conflict (status, street_code, unit_code) do update set n = case_counter.n + 1;
  return null;
end $$;
create trigger case_record_count after insert or update on case_record for each row execute function count_case();
