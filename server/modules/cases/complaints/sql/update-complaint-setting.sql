-- Another limit, once, from the version that was seen; who set it is written down.
with changed as (
  update complaint_setting set version = version + 1, answer_days = ${answerDays} where version = ${version}
  returning version, answer_days
), told as (
  insert into audit (at, actor_id, action, object_kind, object_id, detail)
  select ${at}, ${by}, 'complaint-limit', 'setting', version::text, jsonb_build_object('answerDays', answer_days) from changed
)
select version, answer_days from changed
