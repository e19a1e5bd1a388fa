-- A step of a complaint.
insert into complaint_event (complaint_id, version, at, action, actor_id, actor_role, actor_name, org_code, from_status, to_status,
                             handler_org, upheld, words, personal_hash)
values (${id}, ${version}, ${at}, ${action}, ${actorId}, ${actorRole}, ${actorName}, ${orgCode}, ${from}, ${to},
        ${handler}, ${upheld}, ${words}, decode(${personalHash}, 'hex'))
