-- Somebody saw or did what must be answerable for.
insert into audit (at, actor_id, action, object_kind, object_id, reason)
values (${at}, ${actorId}, ${action}, ${kind}, ${id}, ${reason})
