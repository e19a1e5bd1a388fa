-- Everything up to a notice was read, never less than before.
insert into notice_seen (user_id, up_to)
select ${me}, least(${id}::bigint, (select coalesce(max(id), 0) from notice))
on conflict (user_id) do update set up_to = greatest(notice_seen.up_to, excluded.up_to)
