-- The ground: one elevation model of the city, as heights above the geoid at the crossings of a net of meridians and parallels.
create table ground (
  id boolean primary key default true check (id),
  -- A digest of the heights and of where they lie: what stands on the ground is built anew when it changes.
  version text not null,
  source text not null,
  west double precision not null, south double precision not null,
  step_lon double precision not null check (step_lon > 0), step_lat double precision not null check (step_lat > 0),
  columns integer not null check (columns >= 2), rows integer not null check (rows >= 2),
  vertical text not null check (vertical in ('egm96', 'egm2008', 'cn1985', 'ellipsoid')),
  -- How high the geoid lies above the ellipsoid: a coarse net over the same area.
  geoid jsonb not null,
  -- The mean of the heights at the border: how high everything lies that is far outside.
  border_m double precision not null,
  lowest_m double precision not null, highest_m double precision not null,
  missing_share double precision not null check (missing_share between 0 and 1),
  imported_at timestamptz not null default now()
);

-- Squares of 128 × 128 heights, in millimetres, packed (geodata/model/height-block.ts).
create table ground_block (
  x integer not null, y integer not null,
  heights bytea not null,
  primary key (x, y)
);
