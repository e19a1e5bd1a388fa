-- A call, once: telling of it again changes nothing.
insert into phone_call (id, direction, external_id, line, number_enc, number_mask, number_hash, started_at, taken_by, taken_at, kind, case_id, flagged)
values (${id}, ${direction}, ${externalId}, ${line}, ${numberEnc}, ${numberMask}, ${numberHash}, ${startedAt}, ${takenBy}, ${takenAt}, ${kind}, ${caseId}, ${flagged})
on conflict do nothing
returning id
