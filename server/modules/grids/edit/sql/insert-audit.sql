-- Who changed the grids and why.
insert into audit (at, actor_id, action, object_kind, object_id, reason, detail)
values (${at}, ${by}, ${action}, 'grid-change', ${change}::text, ${reason}, ${detail}::jsonb)
