-- When somebody was last here, to the minute.
update app_user set last_seen_at = ${now} where id = ${userId}
