-- All live screens must load afresh.
insert into outbox (topic, at, payload) values ('policy', ${at}, jsonb_build_object('revision', ${revision}))
