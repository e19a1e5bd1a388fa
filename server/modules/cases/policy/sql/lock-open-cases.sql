-- A portion of the open cases that an older revision still judges, for this transaction alone.
select c.id, c.number, c.unit_code, c.stage, c.policy_revision, coalesce(e.recorded_at, c.updated_at) as recorded_at,
       c.state, c.yellow_at, c.due_at, c.red_at, c.twice_at,
       c.process_yellow_at, c.process_due_at, c.process_red_at, c.deadline_at, c.base_deadline_at
  from case_record c
  left join case_event e on e.case_id = c.id and e.version = c.version
 where c.policy_revision < ${revision} and c.status not in ('closed', 'rejected', 'voided', 'merged')
 order by c.policy_revision, c.id
 limit ${limit}
   for update of c skip locked
