-- Whose program a bearer token's hash stands for.
select user_id from api_token where token_hash = ${tokenHash} and revoked_at is null
