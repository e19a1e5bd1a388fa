-- Revisions with their jobs, newest first; one of them with what it says where a number is given.
select r.number, r.at, r.by_user as by_id, u.name as by_name, r.reason,
       case when ${number} is not null then r.definition end as definition,
       j.state, j.open_cases, j.judged, j.moved, j.started_at, j.ended_at,
       case when j.state = 'running'
            then (select count(*) from case_record c
                   where c.policy_revision < r.number and c.status not in ('closed', 'rejected', 'voided', 'merged'))
            when j.state is not null then 0 end as remaining
  from policy_revision r
  left join app_user u on u.id = r.by_user
  left join policy_job j on j.revision = r.number
 where ${number} is null or r.number = ${number}
 order by r.number desc
 limit 200
