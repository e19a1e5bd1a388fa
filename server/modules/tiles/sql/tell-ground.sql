-- Tells open viewers that the terrain is another, or (null) that there is none any more.
insert into outbox (topic, payload) values ('ground', jsonb_build_object('version', ${version}::text))
