-- Cases whose running stage has passed a level that nobody told of yet, locked against other servers and other steps.
select c.id, c.stage, c.stage_from, c.yellow_at, c.red_at, c.twice_at, c.unit_code,
       case c.status when 'verifying' then c.verifier_id when 'checking' then c.checker_id end as asked_id,
       array(select e.level from case_escalation e
              where e.case_id = c.id and e.stage = c.stage and e.stage_from = c.stage_from) as claimed
  from case_record c
 where c.yellow_at <= ${now}
   and c.stage is not null
   and c.status <> 'deferred'
   and not exists (
     select 1 from case_escalation e
      where e.case_id = c.id and e.stage = c.stage and e.stage_from = c.stage_from
        and e.level = case when c.twice_at < ${now} then 'twice' when c.red_at < ${now} then 'red' else 'yellow' end)
 order by c.yellow_at, c.id
 limit ${limit}
   for update of c skip locked
