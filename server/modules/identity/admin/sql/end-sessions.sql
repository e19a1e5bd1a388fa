-- Logs somebody out everywhere.
with ended as (delete from user_session where user_id = ${id} returning expires_at)
select count(*) filter (where expires_at > ${now})::int as n from ended
