-- Other rules, once, from the version that was seen; who set what in place of what is written down.
with before as (
  select version, abuse_marks, abuse_days, back_hours, back_tries from call_setting where version = ${version} for update
), changed as (
  update call_setting s
     set version = s.version + 1, abuse_marks = ${abuseMarks}, abuse_days = ${abuseDays}, back_hours = ${backHours}, back_tries = ${backTries}
    from before b
   where s.version = b.version
  returning s.version, s.abuse_marks, s.abuse_days, s.back_hours, s.back_tries
), told as (
  insert into audit (at, actor_id, action, object_kind, object_id, detail)
  select ${at}, ${by}, 'call-rules-changed', 'setting', c.version::text, jsonb_build_object('before', to_jsonb(b), 'after', to_jsonb(c))
    from changed c cross join before b
)
select version, abuse_marks, abuse_days, back_hours, back_tries from changed
