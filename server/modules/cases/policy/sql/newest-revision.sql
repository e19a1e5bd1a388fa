-- The revision in force.
select max(number) as number from policy_revision
