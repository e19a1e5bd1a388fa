-- Claims of operators who have been away from every screen, on cases that nobody touched meanwhile.
select c.id, c.claimed_by
  from case_record c
  join operator_desk d on d.user_id = c.claimed_by
 where c.claimed_by is not null and d.seen_at < ${before} and c.updated_at < ${before}
   and c.status not in ('closed', 'rejected', 'voided', 'merged')
 limit 200
