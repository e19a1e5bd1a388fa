-- Tells open pages that the map services are others.
insert into outbox (topic, payload) values ('map-services', '{}')
