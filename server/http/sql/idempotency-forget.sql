-- Forgets keys older than the promised time.
delete from idempotency_key where created_at < ${before}
