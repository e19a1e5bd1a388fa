-- Ends the jobs of older revisions.
update policy_job set state = 'superseded', ended_at = ${at} where state = 'running' returning revision, judged, moved
