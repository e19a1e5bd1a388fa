-- Who changed which map service: browsers ask it for pictures.
insert into audit (at, actor_id, action, object_kind, object_id, detail)
values (${at}, ${actorId}, ${action}, 'map-service', ${objectId}, ${detail:json})
