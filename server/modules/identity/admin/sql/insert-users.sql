-- Many real users at once, each with a password that was made for him.
insert into app_user (username, name, roles, org_code, password_hash, must_change_password, created_at)
select r.username, r.name, r.roles, r.org, r."passwordHash", true, ${now}
  from jsonb_to_recordset(${rows}::jsonb) as r (username text, name text, roles text[], org text, "passwordHash" text)
returning id, username
