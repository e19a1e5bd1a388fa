-- Who changed the clocks and why, and what came of it.
insert into audit (at, actor_id, action, object_kind, object_id, reason, detail)
select ${at}, r.by_user, ${action}, 'policy', r.number::text, r.reason, ${detail}::jsonb from policy_revision r where r.number = ${revision}
