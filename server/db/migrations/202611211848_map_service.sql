-- Map services of the city's own (WMTS, XYZ): pictures laid over or in place of our base map. None unless an administrator says so.
create table map_service (
  id uuid primary key,
  name text not null, name_en text,
  url text not null,
  subdomains text[] not null default '{}',
  attribution text not null,
  -- A base map takes the place of ours; an overlay (names, boundaries) lies over it.
  kind text not null check (kind in ('base', 'overlay')),
  scheme text not null check (scheme in ('EPSG:3857', 'EPSG:4326', 'EPSG:4490')),
  -- What the service calls the level whose tiles are as large as those of our level 0.
  first_level integer not null default 0 check (first_level between 0 and 3),
  min_zoom integer not null check (min_zoom between 0 and 22),
  max_zoom integer not null check (max_zoom between 0 and 22),
  enabled boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  check (min_zoom <= max_zoom)
);
