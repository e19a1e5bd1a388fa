-- One change of the grids at a time; the same lock that their generation and the overlap trigger take.
select pg_advisory_xact_lock(620103, 1)
