-- Writes a note of the desks.
insert into operator_note (id, case_id, author_id, text, shared, at) values (${id}, ${caseId}, ${me}, ${text}, ${shared}, ${at})
