-- A call as it is shown.
select * from call_line where id = ${id}
