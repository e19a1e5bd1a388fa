-- What came after a position, in the one order that never changes: only transactions older than every running one.
-- `o.xid`: by the bare name it would be ordered as the text that is selected, 1000 before 999.
select position, xid::text as xid, topic, payload, street_code, community_code, unit_codes
  from outbox o
 where (o.xid, o.position) > (${xid}::xid8, ${position})
   and o.xid < pg_snapshot_xmin(pg_current_snapshot())
 order by o.xid, o.position
 limit ${limit}
