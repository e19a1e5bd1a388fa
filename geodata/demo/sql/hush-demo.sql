-- What is laid was not done just now: no screen hears of it.
delete from outbox where xid = pg_current_xact_id()
