-- One looks for spots at a time: two would find the same place twice.
select pg_advisory_xact_lock(620103, 7)
