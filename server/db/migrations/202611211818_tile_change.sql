-- Where rows that tiles are made of have changed: cells of the Web Mercator pyramid, so that a builder reads those anew and
-- no others. Written by whatever statement changes a row, whoever runs it; read by transaction, since commits become
-- visible out of order. Every builder keeps its own place; rows go after a week.
create table tile_change (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  layer text not null check (layer in ('buildings','components','pipes')),
  z integer not null, x integer not null, y integer not null
);
create index tile_change_xid on tile_change (layer, xid);

create function tile_column(place geometry, z integer) returns integer language sql immutable as
$$ select floor(least(1 - 1e-12, (st_x(place) + 180) / 360) * 2 ^ z)::integer $$;
create function tile_row(place geometry, z integer) returns integer language sql immutable as
$$ select floor(greatest(0, least(1 - 1e-12,
     0.5 - ln((1 + sin(radians(lat))) / (1 - sin(radians(lat)))) / (4 * pi()))) * 2 ^ z)::integer
     from (select greatest(-85.05112877, least(85.05112877, st_y(place))) as lat) as clamped $$;

-- Some 120 m where little has changed at once, 2 km in bulk.
create function tile_change_z(changed bigint) returns integer language sql immutable as
$$ select case when changed > 2000 then 14 else 18 end $$;

create function note_building_change() returns trigger language plpgsql as $$
begin
  if tg_op in ('UPDATE', 'DELETE') then
    insert into tile_change (layer, z, x, y)
    select distinct 'buildings', z, tile_column(center, z), tile_row(center, z)
      from old_rows, (select tile_change_z(count(*)) as z from old_rows) as size;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    insert into tile_change (layer, z, x, y)
    select distinct 'buildings', z, tile_column(center, z), tile_row(center, z)
      from new_rows, (select tile_change_z(count(*)) as z from new_rows) as size;
  end if;
  return null;
end $$;

create function tile_layer_of(geom geometry) returns text language sql immutable as
$$ select case geometrytype(geom) when 'POINT' then 'components' else 'pipes' end $$;
-- A pipe counts where the middle of its line is, as in its tiles.
create function tile_place_of(geom geometry) returns geometry language sql immutable as
$$ select case geometrytype(geom) when 'POINT' then geom else st_lineinterpolatepoint(geom, 0.5) end $$;

create function note_component_change() returns trigger language plpgsql as $$
begin
  if tg_op in ('UPDATE', 'DELETE') then
    insert into tile_change (layer, z, x, y)
    select distinct tile_layer_of(geom), z, tile_column(tile_place_of(geom), z), tile_row(tile_place_of(geom), z)
      from old_rows, (select tile_change_z(count(*)) as z from old_rows) as size
     where not st_isempty(geom);
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    insert into tile_change (layer, z, x, y)
    select distinct tile_layer_of(geom), z, tile_column(tile_place_of(geom), z), tile_row(tile_place_of(geom), z)
      from new_rows, (select tile_change_z(count(*)) as z from new_rows) as size
     where not st_isempty(geom);
  end if;
  return null;
end $$;

create trigger building_inserted after insert on building referencing new table as new_rows
  for each statement execute function note_building_change();
create trigger building_updated after update on building referencing old table as old_rows new table as new_rows
  for each statement execute function note_building_change();
create trigger building_deleted after delete on building referencing old table as old_rows
  for each statement execute function note_building_change();
create trigger component_inserted after insert on component referencing new table as new_rows
  for each statement execute function note_component_change();
create trigger component_updated after update on component referencing old table as old_rows new table as new_rows
  for each statement execute function note_component_change();
create trigger component_deleted after delete on component referencing old table as old_rows
  for each statement execute function note_component_change();
