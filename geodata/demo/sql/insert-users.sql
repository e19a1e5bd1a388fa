-- Demo accounts, one row each; a name taken already stays as it is.
insert into app_user (username, name, roles, org_code, password_hash, demo, on_duty)
select u.username, u.name, array(select jsonb_array_elements_text(u.roles)), u."orgCode", ${passwordHash}, true, u."onDuty"
  from jsonb_to_recordset(${users}::jsonb) as u(username text, name text, roles jsonb, "orgCode" text, "onDuty" boolean)
    on conflict (username) do nothing
