-- Responsibility grids as they were until now.
insert into responsibility_grid_past (code, version, valid_from, valid_to, name, name_en, street_code, inspector_id, grid_leader_id, cells)
select r.code, r.version, r.valid_from, ${at}, r.name, r.name_en, r.street_code, r.inspector_id, r.grid_leader_id,
       coalesce((select array_agg(c.unit_grid_code order by 1) from responsibility_grid_cell c where c.responsibility_code = r.code), '{}')
  from responsibility_grid r where r.code = any(${codes}::text[])
