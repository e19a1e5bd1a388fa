-- One answer owed.
select * from call_back_line where id = ${id}
