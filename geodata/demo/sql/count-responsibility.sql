-- How many responsibility grids want an inspector.
select count(*)::int as n from responsibility_grid
