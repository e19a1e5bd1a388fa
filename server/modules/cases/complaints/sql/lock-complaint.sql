-- The complaint for a step, for those who may see it, locked until the step is done.
select c.id, c.number, c.status, c.version, c.unit_code, c.handler_org, u.kind = 'center' as about_center
  from complaint c join organisation u on u.code = c.unit_code
 where c.id = ${id} and (${isCenter} or c.handler_org = ${org})
   and case when u.kind = 'center' then ${isLeader} or c.handler_org = ${org} else not organisation_within(${org}, c.unit_code) end
   for update of c
