-- The wish to reopen was decided.
update call_back set reopen_wanted = false where id = ${id} returning id::text as id
