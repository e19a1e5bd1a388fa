-- The account that a login names, with what judges the login.
select u.id, u.password_hash, u.must_change_password, u.demo, u.disabled_at,
       exists (select from app_user other where not other.demo) as has_real_users
from app_user u
where u.username = ${username}
