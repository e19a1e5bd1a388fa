-- The last instant at which the grids changed: the next change is later, whatever the clock says.
select greatest((select max(at) from grid_change), (select max(valid_from) from unit_grid where id = any(${closing}::bigint[]))) as at
