-- One swap at a time: two runs must not hand out the same serials.
select pg_advisory_xact_lock(620103, 2)
