-- What a screen showed before.
select case_id, typing, expires_at from case_presence where screen = ${screen}
