-- Tracks are replayed by the hour and forgotten by age: both go by time, of everybody.
create index inspector_position_at on inspector_position (at);
insert into setting (key, value) values ('positions', '{"keepDays": 30}') on conflict (key) do nothing;
