-- Each component to the cell of its place (of its middle where it is a line).
with place as (
  select id, case when geometrytype(geom) = 'POINT' then geom else st_lineinterpolatepoint(geom, 0.5) end as geom from component
), cell as (
  select p.id, min(g.code) as code
    from unit_grid g join place p on g.geom && p.geom and st_intersects(g.geom, p.geom)
   where g.valid_to is null group by p.id
)
update component c set unit_grid_code = cell.code
  from component o left join cell using (id)
 where c.id = o.id and c.unit_grid_code is distinct from cell.code
