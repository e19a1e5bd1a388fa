-- Ends a job that has moved every open case: whoever changes the row is the one.
update policy_job j set state = 'done', ended_at = ${at}
 where j.revision = ${revision} and j.state = 'running'
   and not exists (select 1 from case_record c
                    where c.policy_revision < j.revision and c.status not in ('closed', 'rejected', 'voided', 'merged'))
returning j.revision, j.judged, j.moved
