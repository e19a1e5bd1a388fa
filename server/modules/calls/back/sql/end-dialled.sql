-- The calls out that were made for this answer are over.
update phone_call set ended_at = ${at}
 where case_id = ${caseId} and direction = 'out' and taken_by = ${by} and ended_at is null
