-- Views of the map that somebody kept by name: what the address of the command page holds.
create table map_view (
  id uuid primary key,
  owner_id uuid not null references app_user on delete cascade,
  name text not null check (length(name) between 1 and 60),
  query text not null check (length(query) <= 8000),
  created_at timestamptz not null,
  unique (owner_id, name)
);
create index map_view_owner on map_view (owner_id, created_at, id);
