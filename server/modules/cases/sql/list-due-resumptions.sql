-- Deferrals whose end has come.
select id from case_record where resume_at <= ${now} and status = 'deferred' order by resume_at limit 100
