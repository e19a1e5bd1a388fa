-- Who changed whom, before and after; never a password.
insert into audit (at, actor_id, action, object_kind, object_id, reason, detail)
values (${at}, ${actorId}, ${action}, ${objectKind}, ${objectId}, ${reason}, ${detail}::jsonb)
