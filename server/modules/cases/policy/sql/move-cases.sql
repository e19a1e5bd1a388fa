-- Writes what a revision makes of cases: their clocks, nothing else.
update case_record c
   set policy_revision = ${revision}, yellow_at = x.yellow_at, due_at = x.due_at, red_at = x.red_at, twice_at = x.twice_at,
       process_yellow_at = x.process_yellow_at, process_due_at = x.process_due_at, process_red_at = x.process_red_at,
       deadline_at = x.deadline_at, base_deadline_at = x.base_deadline_at, worst_light = x.worst_light
  from jsonb_to_recordset(${rows}::jsonb) as x (
    id uuid, yellow_at timestamptz, due_at timestamptz, red_at timestamptz, twice_at timestamptz, process_yellow_at timestamptz,
    process_due_at timestamptz, process_red_at timestamptz, deadline_at timestamptz, base_deadline_at timestamptz, worst_light text)
 where c.id = x.id
