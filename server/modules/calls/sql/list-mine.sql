-- Calls that a clerk took and has not concluded, oldest first.
select * from call_line l
 where l.taken_by = ${by} and l.ended_at is null and l.direction = 'in'
 order by l.started_at
 limit 30
