-- A manhole leads from its cover down to a pipe: where a cover changes, the tiles of pipes change too.
create function opens_pipe(class_code text) returns boolean language sql immutable as
$$ select class_code in ('01001','01002','01003','01004','01005','01006','01007','01008','01009','01010','01011','01015','01017','01018','01021') $$;

create or replace function note_component_change() returns trigger language plpgsql as $$
begin
  if tg_op in ('UPDATE', 'DELETE') then
    insert into tile_change (layer, z, x, y)
    select distinct layer, z, tile_column(tile_place_of(geom), z), tile_row(tile_place_of(geom), z)
      from old_rows, (select tile_change_z(count(*)) as z from old_rows) as size,
           unnest(case when geometrytype(geom) = 'POINT' and opens_pipe(class_code)
                       then array['components','pipes'] else array[tile_layer_of(geom)] end) as layer
     where not st_isempty(geom);
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    insert into tile_change (layer, z, x, y)
    select distinct layer, z, tile_column(tile_place_of(geom), z), tile_row(tile_place_of(geom), z)
      from new_rows, (select tile_change_z(count(*)) as z from new_rows) as size,
           unnest(case when geometrytype(geom) = 'POINT' and opens_pipe(class_code)
                       then array['components','pipes'] else array[tile_layer_of(geom)] end) as layer
     where not st_isempty(geom);
  end if;
  return null;
end $$;
