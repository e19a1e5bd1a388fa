-- Responsibility grids as they are from now on.
insert into responsibility_grid as r (code, version, valid_from, name, name_en, street_code, inspector_id, grid_leader_id)
select g.code, coalesce((select max(version) from responsibility_grid_past p where p.code = g.code), 0) + 1, ${at},
       g.name, g."nameEn", g."streetCode", g."inspectorId", g."gridLeaderId"
  from jsonb_to_recordset(${grids}::jsonb) as g(code text, name text, "nameEn" text, "streetCode" text, "inspectorId" uuid, "gridLeaderId" uuid)
on conflict (code) do update set version = excluded.version, valid_from = excluded.valid_from, name = excluded.name, name_en = excluded.name_en,
  inspector_id = excluded.inspector_id, grid_leader_id = excluded.grid_leader_id
returning code, version
