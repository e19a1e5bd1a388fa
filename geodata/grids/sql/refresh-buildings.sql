-- Each building to the cell with its largest share; those that lie in several are listed with that share.
with part as (
  select b.id, g.code,
         case when st_covers(g.geom, b.footprint) then 1
              else st_area(st_intersection(g.geom, b.footprint)) / nullif(st_area(b.footprint), 0) end as share
    from unit_grid g join building b on g.geom && b.footprint and st_intersects(g.geom, b.footprint)
   where g.valid_to is null
), best as (
  select distinct on (id) id, code, share from part order by id, share desc, code
), moved as (
  update building b set unit_grid_code = best.code
    from building o left join best using (id)
   where b.id = o.id and b.unit_grid_code is distinct from best.code
)
insert into building_cut (building_id, share) select id, share from best where share < 0.999
