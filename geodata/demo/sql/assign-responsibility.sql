-- One inspector a responsibility grid, in order; the demo's grid leader leads them all.
update responsibility_grid r
   set inspector_id = i.id, grid_leader_id = (select id from app_user where username = 'grid-leader')
  from (select code, row_number() over (order by code) as n from responsibility_grid) g
  join (select id, row_number() over (order by length(username), username) as n
          from app_user where demo and 'inspector' = any(roles)) i using (n)
 where r.code = g.code
