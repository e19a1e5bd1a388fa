-- Gives a program a token; only its hash is kept.
insert into api_token (user_id, name, token_hash, created_at) values (${userId}, ${name}, ${tokenHash}, ${now})
