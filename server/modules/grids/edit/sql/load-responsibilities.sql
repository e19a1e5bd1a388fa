-- Responsibility grids with their people.
select r.code, r.version, r.name, r.name_en, r.street_code, r.inspector_id, r.grid_leader_id, i.name as inspector_name, l.name as grid_leader_name
  from responsibility_grid r
  left join app_user i on i.id = r.inspector_id
  left join app_user l on l.id = r.grid_leader_id
 order by r.code
