-- A complaint for a reader who may see it.
select c.id, c.number, c.status, c.version, c.topic, c.description, c.registered_at, c.yellow_at, c.due_at, c.red_at, c.answered_at,
       c.closed_at, c.upheld, c.limit_days, c.unit_code, u.name as unit_name, u.name_en as unit_name_en, u.kind = 'center' as about_center,
       c.handler_org, h.name as handler_name, h.name_en as handler_name_en, c.case_id, r.number as case_number,
       c.source, p.name_enc, p.phone_mask
  from complaint c
  join organisation u on u.code = c.unit_code
  left join organisation h on h.code = c.handler_org
  left join case_record r on r.id = c.case_id
  left join reporter_person p on p.id = c.reporter_person_id
 where c.id = ${id} and (${isCenter} or c.handler_org = ${org})
   and case when u.kind = 'center' then ${isLeader} or c.handler_org = ${org} else not organisation_within(${org}, c.unit_code) end
