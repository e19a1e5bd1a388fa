-- What the live loop needs beside the first schema: clock projections, marks of the fold, a view for reads, their indexes.
alter table case_record
  add column red_at timestamptz,          -- the running stage is red after this instant; due_at is when its budget is used up
  add column process_red_at timestamptz,
  add column resume_at timestamptz,       -- planned end of the deferral that runs: the clock resumes the case there
  add column supervision_of text,         -- whom an unanswered supervision addresses: a unit's code, or 'desk'
  add column owner_unit text references organisation;  -- assigned by the dispatcher to a case whose owner was unknown

create index case_record_red on case_record (red_at) where red_at is not null;
create index case_record_due_order on case_record ((coalesce(due_at, timestamptz 'infinity')), id);
create index case_record_open on case_record (street_code, status) include (community_code, yellow_at, red_at)
  where status not in ('closed', 'rejected', 'voided', 'merged');
create index case_record_closed on case_record (closed_at) where closed_at is not null;
create index case_record_checking on case_record (checker_id) where status = 'checking';
create index case_record_verifying on case_record (verifier_id) where status = 'verifying';
create index case_record_claimed on case_record (claimed_by) where claimed_by is not null;
create index case_record_supervised on case_record (reported_at desc, id desc) where supervised;
create index case_record_resume on case_record (resume_at) where resume_at is not null;
create index case_record_search on case_record
  using gin ((number || ' ' || coalesce(address, '') || ' ' || description) gin_trgm_ops);
create index case_event_filed on case_event (at) where action = 'file';
create index case_unit_case on case_unit (case_id);
create index case_attachment_of on case_attachment (attachment_id);

-- A case as lists, the map and the stream show it: names beside codes, nothing of the reporter, no state.
create view case_summary as
select c.id, c.number, c.kind, c.edition, c.class_code, c.source, c.status, c.version, c.urgent, c.special,
       c.ownerless, c.provisional, c.description, c.address, c.geom, st_x(c.geom) as lon, st_y(c.geom) as lat,
       c.grid_code, c.community_code, c.street_code, c.component_id, c.unit_code, c.condition_id,
       c.limit_unit, c.limit_value, c.limit_is_default, c.verifier_id, c.checker_id, c.claimed_by, c.merged_into,
       c.supervised, c.supervision_of, c.pending, c.stage, c.stage_from, c.yellow_at, c.due_at, c.red_at,
       c.process_yellow_at, c.process_due_at, c.process_red_at, c.deadline_at, c.resume_at, c.worst_light,
       c.reported_at, c.closed_at, c.updated_at, c.origin, c.reporter_id, c.owner_unit,
       k.name as class_name, k.name_en as class_name_en, k.photo_required,
       s.name as street_name, s.name_en as street_name_en,
       u.name as unit_name, u.name_en as unit_name_en,
       p.name as claimed_by_name
  from case_record c
  left join case_class k on k.edition = c.edition and k.kind = c.kind and k.code = c.class_code
  left join street s on s.code = c.street_code
  left join organisation u on u.code = c.unit_code
  left join app_user p on p.id = c.claimed_by;
