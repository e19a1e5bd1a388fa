-- What came after a position, in the one order that never changes: only transactions older than every running one.
select position, xid::text as xid, topic, payload, street_code, community_code, unit_codes
  from outbox
 where (xid, position) > (${xid}::xid8, ${position})
   and xid < pg_snapshot_xmin(pg_current_snapshot())
 order by xid, position
 limit ${limit}
