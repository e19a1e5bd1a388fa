-- Responsibility grids that would be left without their inspector or leader.
select code, name from responsibility_grid where inspector_id = ${userId} or grid_leader_id = ${userId} order by code limit 100
