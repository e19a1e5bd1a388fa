-- A new complaint.
insert into complaint (id, number, status, version, source, topic, unit_code, case_id, call_id, reporter_person_id, description, limit_days,
                       registered_at, yellow_at, due_at, red_at)
values (${id}, ${number}, 'registered', 1, ${source}, ${topic}, ${unit}, ${caseId}, ${callId}, ${personId}, ${description}, ${limitDays},
        ${at}, ${yellowAt}, ${dueAt}, ${redAt})
