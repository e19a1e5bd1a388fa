-- Cells are handed out anew.
delete from responsibility_grid_cell
