-- The answer that a key got.
select body_hash, status, body from idempotency_key
where user_id = ${userId} and path = ${path} and key = ${key}
