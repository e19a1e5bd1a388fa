-- The newest of them becomes the last position, unless a newer one is known, and live screens hear of it.
with moved as (
  insert into inspector_last_position as l (user_id, at, geom, accuracy_m)
  values (${userId}, ${at}, st_setsrid(st_makepoint(${lon}, ${lat}), 4326), ${accuracy})
  on conflict (user_id) do update set at = excluded.at, geom = excluded.geom, accuracy_m = excluded.accuracy_m
   where l.at < excluded.at
  returning geom
), place as (
  select unit_grid_at(geom) as grid_code from moved
)
insert into outbox (topic, at, payload, street_code, community_code)
select 'position', ${now}, ${payload}::jsonb, left(grid_code, 9), left(grid_code, 12)
  from place
