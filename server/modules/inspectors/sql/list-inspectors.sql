-- Inspectors with their last position and responsibility grid; of an area those who are in it or look after a part of it.
select u.id, u.name, u.on_duty, r.code as responsibility_grid, l.at, l.accuracy_m,
       st_x(l.geom) as lon, st_y(l.geom) as lat,
       (${gridFrom} is null or unit_grid_at(l.geom) between ${gridFrom} and ${gridTo}) as is_inside
  from app_user u
  left join inspector_last_position l on l.user_id = u.id
  left join lateral (
    select g.code from responsibility_grid g where g.inspector_id = u.id order by g.code limit 1
  ) r on true
 where 'inspector' = any(u.roles) and u.disabled_at is null
   and (${org} is null or u.org_code = ${org})
   and (${gridFrom} is null
        or unit_grid_at(l.geom) between ${gridFrom} and ${gridTo}
        or exists (select from responsibility_grid g join responsibility_grid_cell c on c.responsibility_code = g.code
                    where g.inspector_id = u.id and c.unit_grid_code between ${gridFrom} and ${gridTo}))
 order by u.on_duty desc, u.name, u.id
