-- Faces tell the true shape of one footprint and one height. Where a statement gives a building others and says nothing of its
-- faces, they are no longer true: it is drawn as its raised footprint again. An import writes both at once and keeps them, also
-- where the faces are as they were: whether a statement speaks of them is seen by its columns, not by their values.
create function note_faces_written() returns trigger language plpgsql as $$
begin
  perform set_config('cityloop.faces_written', tg_argv[0], true);
  return null;
end $$;
create function drop_outdated_faces() returns trigger language plpgsql as $$
begin
  if current_setting('cityloop.faces_written', true) is distinct from 'yes' then
    new.faces := null;
  end if;
  return new;
end $$;

-- Statement triggers run before those of rows, and in the order of their names.
create trigger building_shape_1_written before update of footprint, height_m on building
  for each statement execute function note_faces_written('no');
create trigger building_shape_2_with_faces before update of faces on building
  for each statement execute function note_faces_written('yes');
create trigger building_shape_3_changed before update of footprint, height_m on building
  for each row when (old.faces is not null and (old.footprint is distinct from new.footprint or old.height_m is distinct from new.height_m))
  execute function drop_outdated_faces();
