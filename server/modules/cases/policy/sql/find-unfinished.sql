-- Whether there is anything to move, or a job to be ended.
select exists (select 1 from policy_job where state = 'running')
    or exists (select 1 from case_record
                where policy_revision < (select max(number) from policy_revision)
                  and status not in ('closed', 'rejected', 'voided', 'merged')) as unfinished
