-- Whose session a cookie's hash opens.
select user_id from user_session where token_hash = ${tokenHash} and expires_at > ${now}
