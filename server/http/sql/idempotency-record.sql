-- Keeps the answer beside the effect, in its transaction.
update idempotency_key set status = ${status}, body = ${body}
where user_id = ${userId} and path = ${path} and key = ${key}
