-- The open cases of a scope by status: their lights at an instant, the supervised ones and the caller's own. From one index alone.
select c.status, count(*)::integer as n,
       count(*) filter (where c.red_at < ${now})::integer as red,
       count(*) filter (where c.yellow_at <= ${now} and (c.red_at is null or c.red_at >= ${now}))::integer as yellow,
       count(*) filter (where c.supervised)::integer as supervised,
       count(*) filter (where c.claimed_by = ${userId}::uuid or (c.verifier_id = ${userId}::uuid and c.status = 'verifying')
                           or (c.checker_id = ${userId}::uuid and c.status = 'checking'))::integer as mine
  from case_record c
 where c.status not in ('closed', 'rejected', 'voided', 'merged') and ${scope:raw}
 group by c.status
