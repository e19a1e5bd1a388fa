-- Something changed at the call desk; the line holds no number.
insert into outbox (topic, at, payload) values ('call', ${at}, jsonb_build_object('id', ${id}::text, 'what', ${what}::text))
