-- The complaint for a step, for those who may see it, locked until the step is done.
select c.id, c.number, c.status, c.version, c.unit_code, c.handler_org
  from complaint c
 where c.id = ${id} and (not organisation_within(${org}, c.unit_code) and (${isCenter} or c.handler_org = ${org}))
   for update of c
