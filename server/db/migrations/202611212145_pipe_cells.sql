-- Tiles of pipes are brought up to changes cell by cell. A pipe is noted all along its way, as it was and as it is: a cover
-- beside it may lead to another pipe now, whose tile lies where that one's middle is.
create function tile_cells_of(geom geometry, deepest integer) returns table (z integer, x integer, y integer)
language sql immutable as $$
  select deepest, tile_column(place, deepest), tile_row(place, deepest)
    from (select tile_place_of(geom) as place
          union all
          -- Half a cell's side and less, so that none on the way is farther off than the reader looks.
          select way.geom
            from st_dumppoints(case when geometrytype(geom) = 'LINESTRING' and st_length(geom) < 0.5
                                    then st_segmentize(geom, 0.0005) end) as way) as places
  union all
  -- Across a country, or nobody knows where: anything may have changed.
  select 0, 0, 0 where geometrytype(geom) = 'LINESTRING' and (st_length(geom) < 0.5) is not true
$$;

create or replace function note_component_change() returns trigger language plpgsql as $$
begin
  if tg_op in ('UPDATE', 'DELETE') then
    insert into tile_change (layer, z, x, y)
    select distinct layer, cell.z, cell.x, cell.y
      from old_rows, (select tile_change_z(count(*)) as z from old_rows) as size,
           unnest(case when geometrytype(geom) = 'POINT' and opens_pipe(class_code)
                       then array['components','pipes'] else array[tile_layer_of(geom)] end) as layer,
           tile_cells_of(geom, size.z) as cell
     where not st_isempty(geom);
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    insert into tile_change (layer, z, x, y)
    select distinct layer, cell.z, cell.x, cell.y
      from new_rows, (select tile_change_z(count(*)) as z from new_rows) as size,
           unnest(case when geometrytype(geom) = 'POINT' and opens_pipe(class_code)
                       then array['components','pipes'] else array[tile_layer_of(geom)] end) as layer,
           tile_cells_of(geom, size.z) as cell
     where not st_isempty(geom);
  end if;
  return null;
end $$;
