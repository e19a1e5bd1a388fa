-- Keeps a hand-over sheet as it was made.
insert into shift_sheet (id, made_at, from_id, to_id, words, content, case_ids)
values (${id}, ${now}, ${me}, ${to}, ${words}, ${content:json}, ${caseIds}::uuid[])
