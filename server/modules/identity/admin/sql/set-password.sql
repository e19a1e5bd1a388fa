-- A password, made for somebody or chosen by him.
update app_user set password_hash = ${passwordHash}, must_change_password = ${mustChange}, version = version + 1 where id = ${id}
