-- What waits for a person before he may go: counts up to 1,000, the numbers of the first ten.
with verifying as (
  select number from case_record where verifier_id = ${userId} and status = 'verifying' order by reported_at limit 1000
), checking as (
  select number from case_record where checker_id = ${userId} and status = 'checking' order by reported_at limit 1000
), claimed as (
  select number from case_record
   where claimed_by = ${userId} and status not in ('closed', 'rejected', 'voided', 'merged') order by reported_at limit 1000
)
select jsonb_build_object('count', (select count(*) from verifying),
         'numbers', (select coalesce(jsonb_agg(number), '[]') from (select number from verifying limit 10) f)) as verify,
       jsonb_build_object('count', (select count(*) from checking),
         'numbers', (select coalesce(jsonb_agg(number), '[]') from (select number from checking limit 10) f)) as check,
       jsonb_build_object('count', (select count(*) from claimed),
         'numbers', (select coalesce(jsonb_agg(number), '[]') from (select number from claimed limit 10) f)) as claimed
