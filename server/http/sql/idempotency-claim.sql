-- Claims a key for the running transaction; a second request with it waits here until the first has ended.
insert into idempotency_key (user_id, path, key, body_hash)
values (${userId}, ${path}, ${key}, ${bodyHash})
on conflict do nothing
returning true as claimed
