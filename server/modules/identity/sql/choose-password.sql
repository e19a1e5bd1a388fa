-- A password that somebody chose in place of the one made for him, and the line that says so.
with chosen as (
  update app_user set password_hash = ${passwordHash}, must_change_password = false
   where id = ${userId} and password_hash = ${oldHash} returning id
)
insert into audit (at, actor_id, action, object_kind, object_id)
select ${now}, id, 'user-password-chosen', 'user', id::text from chosen
returning id
