-- The cells of changed responsibility grids are handed out anew.
delete from responsibility_grid_cell where responsibility_code = any(${codes}::text[])
