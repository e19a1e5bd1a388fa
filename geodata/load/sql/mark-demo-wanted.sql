-- Asks the server to lay the demo's people over this city (the key is read by the demo's seeding).
insert into setting (key, value) values ('demo-city', '{"state": "wanted"}') on conflict (key) do update set value = excluded.value
