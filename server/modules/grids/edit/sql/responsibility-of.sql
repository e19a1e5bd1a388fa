-- Who looks after some cells.
select unit_grid_code as cell, responsibility_code as code from responsibility_grid_cell where unit_grid_code = any(${codes}::text[])
