-- All live screens load afresh: the topic of a changed policy does just that.
insert into outbox (topic, at, payload) values ('policy', ${at}, jsonb_build_object('gridChange', ${change}))
