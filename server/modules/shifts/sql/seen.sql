-- An operator is at a screen; written twice a minute at most.
insert into operator_desk (user_id, seen_at) values (${userId}, ${now})
on conflict (user_id) do update set seen_at = excluded.seen_at
 where operator_desk.seen_at is null or operator_desk.seen_at < excluded.seen_at - interval '30 seconds'
