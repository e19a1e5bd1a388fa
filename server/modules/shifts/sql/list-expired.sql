-- Screens that have fallen silent.
select screen, case_id from case_presence where expires_at <= ${now} order by expires_at limit 500
