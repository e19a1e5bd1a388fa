-- The case for a step, locked until the step is done; held: the given unit holds or held it.
select c.id, c.number, c.kind, c.edition, c.class_code, c.source, c.status, c.version, c.street_code, c.community_code,
       c.unit_code, c.reporter_id, c.verifier_id, c.checker_id, c.claimed_by, c.merged_into, c.ownerless, c.provisional,
       c.owner_unit, c.condition_id, c.limit_unit, c.limit_value, c.limit_is_default, c.supervision_of,
       c.reported_at, c.state,
       coalesce(k.photo_required, true) as photo_required,
       exists (select 1 from case_unit h where h.case_id = c.id and h.unit_code = ${unit}) as held
  from case_record c
  left join case_class k on k.edition = c.edition and k.kind = c.kind and k.code = c.class_code
 where c.id = ${id}
   for update of c
