-- Who changed the rules of duplicates.
insert into audit (at, actor_id, action, object_kind, object_id, detail)
values (${at}, ${by}, 'duplicate-rules', 'policy', ${version}::text, ${detail}::jsonb)
