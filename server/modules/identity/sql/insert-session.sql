-- Opens a session.
insert into user_session (token_hash, user_id, created_at, expires_at)
values (${tokenHash}, ${userId}, ${now}, ${expiresAt})
