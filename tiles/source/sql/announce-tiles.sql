-- Tells open viewers that a layer is served anew.
insert into outbox (topic, payload) values ('tiles', jsonb_build_object('layer', ${layer}::text, 'version', ${version}::text))
