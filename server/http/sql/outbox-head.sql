-- Where the stream stands now, and up to where old rows were thrown away.
select pg_snapshot_xmin(pg_current_snapshot())::text as xid,
       (select value ->> 'at' from setting where key = 'outbox-pruned') as pruned
