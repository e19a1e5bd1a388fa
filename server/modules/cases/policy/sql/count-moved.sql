-- How far a job is.
update policy_job set judged = judged + ${judged}, moved = moved + ${moved} where revision = ${revision}
