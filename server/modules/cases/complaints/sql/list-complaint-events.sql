-- The history of a complaint, oldest first.
select e.version, e.at, e.action, e.actor_name, e.actor_role, e.org_code, e.from_status, e.to_status, e.words, e.upheld,
       e.handler_org, h.name as handler_name, h.name_en as handler_name_en
  from complaint_event e
  left join organisation h on h.code = e.handler_org
 where e.complaint_id = ${id}
 order by e.version
