-- Who changed the routing, and why.
insert into audit (at, actor_id, action, object_kind, object_id, reason, detail)
values (${at}, ${by}, ${action}, 'routing', ${object}, ${reason}, ${detail}::jsonb)
