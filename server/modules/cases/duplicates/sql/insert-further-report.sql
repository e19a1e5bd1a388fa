-- A further report that joined a case.
insert into case_further_report (id, case_id, version, source, reporter_person_id, reporter_id, at)
values (${id}, ${caseId}, ${version}, ${source}, ${personId}, ${reporterId}, ${at})
