-- Marks a part of the demo as laid.
insert into setting (key, value) values (${key}, ${value}::jsonb) on conflict (key) do update set value = excluded.value
