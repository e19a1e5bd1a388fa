-- Who says who is at a case waits for whoever says so now: taken before anything is written, so that the later word is also the later transaction.
select pg_advisory_xact_lock(620104, hashtext(id)) from unnest(${ids}::text[]) with ordinality as x(id, n) order by n
