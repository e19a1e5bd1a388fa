-- Everything that tiles and the base map show is noted when it changes, an emptied table too, so that nobody need count rows
-- to see it. The whole pyramid (0/0/0) stands for: anything may have changed.
alter table tile_change drop constraint tile_change_layer_check;
alter table tile_change add constraint tile_change_layer_check check (layer in ('buildings','components','pipes','basemap'));

create function note_emptied() returns trigger language plpgsql as $$
begin
  insert into tile_change (layer, z, x, y) select layer, 0, 0, 0 from unnest(tg_argv[0]::text[]) as layer;
  return null;
end $$;
create trigger building_emptied after truncate on building for each statement execute function note_emptied('{buildings}');
create trigger component_emptied after truncate on component for each statement execute function note_emptied('{components,pipes}');

-- The base map is drawn anew as a whole; buildings, which it shows too, have notes of their own. A statement that touches no
-- row, as an import of what is known already, is no change.
create function note_basemap_change() returns trigger language plpgsql as $$
begin
  if exists (select from touched) then
    insert into tile_change (layer, z, x, y) values ('basemap', 0, 0, 0);
  end if;
  return null;
end $$;

do $$
declare shown text;
begin
  foreach shown in array array['road', 'land_area', 'waterway', 'district', 'street', 'community'] loop
    execute format('create trigger %1$s_on_map_inserted after insert on %1$s referencing new table as touched
                    for each statement execute function note_basemap_change()', shown);
    execute format('create trigger %1$s_on_map_updated after update on %1$s referencing new table as touched
                    for each statement execute function note_basemap_change()', shown);
    execute format('create trigger %1$s_on_map_deleted after delete on %1$s referencing old table as touched
                    for each statement execute function note_basemap_change()', shown);
    execute format('create trigger %1$s_on_map_emptied after truncate on %1$s
                    for each statement execute function note_emptied(%2$L)', shown, '{basemap}');
  end loop;
end $$;
