-- The history of a case, oldest first, with who its reporter is.
select e.version, e.at, e.recorded_at, e.action, e.actor_id, e.actor_role, e.actor_name, e.org_code, c.reporter_id,
       e.from_status, e.to_status, e.data, e.note, e.attachments
  from case_event e
  join case_record c on c.id = e.case_id
 where e.case_id = ${id}
 order by e.version
