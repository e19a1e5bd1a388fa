-- One build at a time; the same lock the overlap trigger takes for each row.
select pg_advisory_xact_lock(620103, 1)
