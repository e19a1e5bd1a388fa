-- Complaints registered in a period by unit, as they stood at an instant.
select c.unit_code as unit, count(*)::integer as received,
       (count(*) filter (where c.upheld and c.closed_at <= ${asOf}))::integer as upheld,
       (count(*) filter (where c.red_at < least(coalesce(c.answered_at, ${asOf}), ${asOf})))::integer as overdue
  from complaint c
 where c.registered_at >= ${from} and c.registered_at < ${to} and c.registered_at <= ${asOf}
 group by c.unit_code
