-- A real user with a password that was made for him.
insert into app_user (username, name, roles, org_code, password_hash, must_change_password, created_at)
values (${username}, ${name}, ${roles}, ${org}, ${passwordHash}, true, ${now})
returning id
