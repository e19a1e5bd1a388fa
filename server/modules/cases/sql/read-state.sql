-- The fold of a case.
select state from case_record where id = ${id}
