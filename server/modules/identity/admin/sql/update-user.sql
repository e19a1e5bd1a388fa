-- What an administrator changes of a user; the version counts on.
update app_user
   set name = ${name}, roles = ${roles}, org_code = ${org}, disabled_at = ${disabledAt}, version = version + 1,
       on_duty = on_duty and ${disabledAt}::timestamptz is null
 where id = ${id}
