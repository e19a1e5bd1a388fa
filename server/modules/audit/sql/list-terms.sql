-- Which actions and kinds occur, by jumping from one to the next in the index: never a scan of the lines.
with recursive actions as (
  (select action from audit order by action limit 1)
  union all
  select (select a.action from audit a where a.action > actions.action order by a.action limit 1) from actions where actions.action is not null
), kinds as (
  (select object_kind from audit order by object_kind limit 1)
  union all
  select (select a.object_kind from audit a where a.object_kind > kinds.object_kind order by a.object_kind limit 1) from kinds where kinds.object_kind is not null
)
select coalesce((select array_agg(action) from actions where action is not null), '{}') as actions,
       coalesce((select array_agg(object_kind) from kinds where object_kind is not null), '{}') as object_kinds
