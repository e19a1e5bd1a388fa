-- One server lays the demo at a time.
select pg_advisory_xact_lock(620103, 2)
