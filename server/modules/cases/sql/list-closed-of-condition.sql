-- The newest closed cases of a condition with their folds: what a new limit is tried on.
select id, number, state, policy_revision
  from case_record
 where condition_id = ${conditionId} and closed_at is not null and status = 'closed'
 order by closed_at desc
 limit ${limit}
