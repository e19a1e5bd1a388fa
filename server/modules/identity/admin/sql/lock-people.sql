-- Changes of users and organisations take turns: rules over all of them (a last administrator, no circle) hold at the commit.
select pg_advisory_xact_lock(620103, 41)
