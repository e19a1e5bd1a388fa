-- What was suggested when a case was dispatched, beside what the dispatcher chose.
insert into routing_outcome (case_id, version, at, is_first, rules, kind, class_code, suggested_unit, rule_key, chosen_unit, place)
select ${caseId}, ${version}, ${at},
       not exists (select 1 from case_event where case_id = ${caseId} and version < ${version} and action = 'dispatch'),
       ${rules}, ${kind}, ${classCode}, ${suggested}, ${rule}, ${chosen}, ${place}
