-- Makes a real user.
insert into app_user (username, name, roles, org_code, password_hash)
values (${username}, ${name}, ${roles}, ${orgCode}, ${passwordHash})
returning id
