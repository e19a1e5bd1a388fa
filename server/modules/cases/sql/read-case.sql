-- A case within a scope, with all that its panel shows. Each table in a join costs the planner more than the reading of its row: the
-- summary is planned by itself (offset 0), names of single people and things are looked up beside it.
select s.id, s.number, s.kind, s.class_code, s.class_name, s.class_name_en, s.source, s.status, s.version, s.urgent, s.special,
       s.lon, s.lat, s.address, s.grid_code, s.street_code, s.street_name, s.street_name_en, s.unit_code, s.unit_name,
       s.unit_name_en, s.description, s.reported_at, s.updated_at, s.closed_at, s.stage, s.yellow_at, s.due_at, s.red_at,
       s.supervised, s.pending, s.claimed_by, s.claimed_by_name, s.policy_revision,
       s.edition, s.community_code,
       (select m.name from community m where m.code = s.community_code) as community_name, s.component_id,
       (select p.code from component p where p.id = s.component_id) as component_code,
       s.ownerless, s.provisional, s.origin, s.limit_unit, s.limit_value, s.limit_is_default, s.merged_into, s.supervision_of,
       s.verifier_id,
       (select v.name from app_user v where v.id = s.verifier_id) as verifier_name, s.checker_id,
       (select w.name from app_user w where w.id = s.checker_id) as checker_name,
       s.condition_id, k.text as condition_text, k.text_en as condition_text_en,
       s.reporter_id,
       (select r.name from app_user r where r.id = s.reporter_id) as reporter_name,
       e.name_enc as person_name_enc, e.phone_mask as person_phone_mask,
       c.state,
       (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'version', x.version, 'width', a.width, 'height', a.height,
                 'takenAt', a.taken_at, 'uploadedAt', a.uploaded_at) order by x.version, a.uploaded_at, a.id), '[]')
          from case_attachment x join attachment a on a.id = x.attachment_id
         where x.case_id = s.id) as attachments,
       (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'number', f.number) order by f.reported_at, f.id), '[]')
          from case_record f where f.merged_into = s.id and f.status = 'merged') as followers,
       (select coalesce(jsonb_agg(jsonb_build_object('to', h.data ->> 'to', 'kind', h.data ->> 'toKind', 'at', h.at,
                 'name', coalesce(hu.name, ho.name, h.data ->> 'to')) order by h.version), '[]')
          from case_event h
          left join app_user hu on hu.id::text = h.data ->> 'to'
          left join organisation ho on ho.code = h.data ->> 'to'
         where h.case_id = s.id and h.action = 'hand-over') as hand_overs,
       (select coalesce(jsonb_agg(jsonb_build_object('stage', x.stage, 'level', x.level, 'at', x.at, 'card', x.card)
                 order by x.at, x.level), '[]')
          from case_escalation x where x.case_id = s.id and x.told) as escalations,
       c.base_deadline_at, jsonb_array_length(c.spendings) as spendings
  from (select * from case_summary where id = ${id} offset 0) s
  join case_record c on c.id = s.id
  left join reporter_person e on e.id = c.reporter_person_id and e.erased_at is null
  left join class_condition k on k.id = s.condition_id
 where (${kind} = 'district' or s.street_code = ${area} or s.community_code = ${area}
        or exists (select 1 from case_unit h where h.case_id = s.id and h.unit_code = ${unit}))
