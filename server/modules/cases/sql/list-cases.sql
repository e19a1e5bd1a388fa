-- One page of cases; conditions and order are chosen from case-filter.ts, so that each question meets an index. The page is
-- found first: names are looked up for its rows alone, however many match.
with page as materialized (
  select s.id from case_record s where ${conditions:raw} order by ${order:raw} limit ${limit}
)
select s.id, s.number, s.kind, s.class_code, s.class_name, s.class_name_en, s.source, s.status, s.version, s.urgent, s.special,
       s.lon, s.lat, s.address, s.grid_code, s.street_code, s.street_name, s.street_name_en, s.unit_code, s.unit_name,
       s.unit_name_en, s.description, s.reported_at, s.updated_at, s.closed_at, s.stage, s.yellow_at, s.due_at, s.red_at,
       s.supervised, s.pending, s.claimed_by, s.claimed_by_name, s.policy_revision
  from page
  join case_summary s on s.id = page.id
 order by ${order:raw}
