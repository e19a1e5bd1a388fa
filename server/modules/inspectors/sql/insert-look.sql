-- Who looked at whose way of which day: one line an hour, however often the picture is fetched.
insert into audit (at, actor_id, action, object_kind, object_id, detail)
select ${at}, ${actorId}, ${action}, 'user', ${objectId}, jsonb_build_object('day', ${day})
 where not exists (
   select from audit a
    where a.actor_id = ${actorId} and a.at > ${at}::timestamptz - interval '1 hour' and a.action = ${action}
      and a.object_id is not distinct from ${objectId} and a.detail ->> 'day' = ${day})
