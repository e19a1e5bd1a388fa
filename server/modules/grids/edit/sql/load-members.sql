-- The cells of some responsibility grids.
select responsibility_code as code, array_agg(unit_grid_code order by unit_grid_code) as cells
  from responsibility_grid_cell where responsibility_code = any(${codes}::text[]) group by 1
