-- Calls that nobody has taken, flagged numbers behind the others.
select * from call_line l
 where l.taken_by is null and l.ended_at is null and l.hung_up_at is null and l.started_at > ${since}
 order by l.flagged, l.started_at
 limit 50
