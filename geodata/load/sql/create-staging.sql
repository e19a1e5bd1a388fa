-- A staging table of one run: real, not temporary (the embedded database is one session for all), and unlogged.
create schema if not exists staging;
create unlogged table staging.${table:name} (
  ordinal integer primary key,
  layer text not null,
  source_id text not null,
  geom geometry(Geometry, 4326) not null,
  props jsonb not null
)
