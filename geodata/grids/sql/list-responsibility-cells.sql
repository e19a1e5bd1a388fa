-- Which cells each responsibility grid has now.
select responsibility_code as code, unit_grid_code as cell from responsibility_grid_cell order by 1, 2
