-- Who says who is at a case waits for whoever says so now: taken before it is told, so that the later word also stands later in the outbox.
select pg_advisory_xact_lock(620104, hashtext(id)) from unnest(${ids}::text[]) with ordinality as x(id, n) order by n
