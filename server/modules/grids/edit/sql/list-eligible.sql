-- Who may be given a responsibility grid.
select id, name, 'inspector' = any(roles) as is_inspector, 'grid-leader' = any(roles) as is_grid_leader
  from app_user where disabled_at is null and roles && array['inspector', 'grid-leader'] order by name, id
