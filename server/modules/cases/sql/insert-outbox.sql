-- What live screens must hear of a step, with who may hear it.
insert into outbox (topic, at, case_id, payload, street_code, community_code, unit_codes)
select 'case', ${at}, c.id, ${payload}::jsonb, c.street_code, c.community_code,
       array(select h.unit_code from case_unit h where h.case_id = c.id order by h.unit_code)
  from case_record c
 where c.id = ${id}
