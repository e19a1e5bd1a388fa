-- Good positions.
insert into inspector_position (user_id, at, geom, accuracy_m)
select ${userId}, at, st_setsrid(st_makepoint(lon, lat), 4326), accuracy
  from jsonb_to_recordset(${rows}::jsonb) as r (at timestamptz, lon double precision, lat double precision, accuracy double precision)
on conflict do nothing
