-- Tells live screens that a sheet was made or confirmed.
insert into outbox (topic, at, payload) values ('presence', ${now}, '{"sheets": true}')
