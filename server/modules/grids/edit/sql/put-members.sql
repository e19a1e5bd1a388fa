-- Which cells belong to which responsibility grid.
insert into responsibility_grid_cell (unit_grid_code, responsibility_code)
select cell, code from jsonb_to_recordset(${members}::jsonb) as m(code text, cell text)
