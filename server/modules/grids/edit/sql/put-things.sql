-- Components or cameras to their cells.
update ${table:name} t set unit_grid_code = r."to"
  from jsonb_to_recordset(${rows}::jsonb) as r(id bigint, "to" text) where t.id = r.id
