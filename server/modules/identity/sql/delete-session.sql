-- Ends a session, and sweeps those that have run out.
delete from user_session where token_hash = ${tokenHash} or expires_at < ${now}
