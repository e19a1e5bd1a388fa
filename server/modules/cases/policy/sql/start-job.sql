-- A job over the cases that are open now.
insert into policy_job (revision, open_cases, started_at)
select ${revision}, count(*), ${at} from case_record where status not in ('closed', 'rejected', 'voided', 'merged')
