-- Who imported what.
insert into audit (at, actor_id, action, object_kind, object_id, detail)
values (${at}, ${actorId}, ${action}, 'import', ${id}, ${detail}::jsonb)
