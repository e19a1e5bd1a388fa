-- Who looked into the audit, and for what.
insert into audit (at, actor_id, action, object_kind, detail)
values (${at}, ${actorId}, ${action}, 'audit', ${detail}::jsonb)
