-- The unit that holds a case.
select unit_code from case_record where id = ${caseId}
