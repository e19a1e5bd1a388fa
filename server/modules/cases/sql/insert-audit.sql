-- A step that must be answerable for beyond the case's own history.
insert into audit (at, actor_id, action, object_kind, object_id, reason)
values (${at}, ${actorId}, ${action}, 'case', ${caseId}, ${reason})
