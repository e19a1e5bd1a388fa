-- Each camera to the cell of its place.
with cell as (
  select p.id, min(g.code) as code
    from unit_grid g join camera p on g.geom && p.geom and st_intersects(g.geom, p.geom)
   where g.valid_to is null group by p.id
)
update camera c set unit_grid_code = cell.code
  from camera o left join cell using (id)
 where c.id = o.id and c.unit_grid_code is distinct from cell.code
