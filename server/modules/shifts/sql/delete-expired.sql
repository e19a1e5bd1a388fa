-- Forgets silent screens, unless one has spoken meanwhile.
delete from case_presence where screen = any(${screens}::uuid[]) and expires_at <= ${now}
