-- A case as the stream tells it.
select s.id, s.number, s.kind, s.class_code, s.class_name, s.class_name_en, s.source, s.status, s.version, s.urgent, s.special,
       s.lon, s.lat, s.address, s.grid_code, s.street_code, s.street_name, s.street_name_en, s.unit_code, s.unit_name,
       s.unit_name_en, s.description, s.reported_at, s.updated_at, s.closed_at, s.stage, s.yellow_at, s.due_at, s.red_at,
       s.supervised, s.pending, s.claimed_by, s.claimed_by_name, s.policy_revision
  from case_summary s
 where s.id = ${id}
