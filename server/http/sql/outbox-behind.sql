-- What live screens were not told of yet, counted up to a thousand, and when the oldest was written.
select count(*)::integer as waiting, min(at) as oldest_at
  from (select o.at from outbox o
         where (o.xid, o.position) > (${xid}::xid8, ${position}) and o.xid < pg_snapshot_xmin(pg_current_snapshot())
         order by o.xid, o.position
         limit 1000) b
