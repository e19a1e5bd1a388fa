-- What was changed, by whom and why; the audit has a line of it.
with kept as (
  insert into class_change (edition, kind, code, version, at, by_user, reason, before, after)
  values (${edition}, ${kind}, ${code}, ${version}, ${at}, ${by}, ${reason}, ${before}::jsonb, ${after}::jsonb)
)
insert into audit (at, actor_id, action, object_kind, object_id, reason, detail)
values (${at}, ${by}, ${action}, 'class', ${kind} || ' ' || ${code}, ${reason}, jsonb_build_object('version', ${version}))
