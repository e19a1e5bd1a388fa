-- Dwellings [id, building, entrance, floor, room], each with the household that lives there under the same id.
with home as (
  insert into dwelling (id, building_id, entrance, floor, room) overriding system value
  select (h ->> 0)::bigint, (h ->> 1)::bigint, (h ->> 2)::int, (h ->> 3)::int, h ->> 4
    from jsonb_array_elements(${homes}::jsonb) h
  returning id
)
insert into household (id, dwelling_id) overriding system value select id, id from home
