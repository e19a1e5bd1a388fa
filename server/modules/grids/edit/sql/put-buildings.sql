-- Buildings to their cells, and the list of those that borders cut.
with given as (
  select * from jsonb_to_recordset(${rows}::jsonb) as r(id bigint, "to" text, share double precision)
), moved as (
  update building b set unit_grid_code = g."to" from given g where b.id = g.id and b.unit_grid_code is distinct from g."to"
), whole as (
  delete from building_cut k using given g where k.building_id = g.id and coalesce(g.share, 1) >= 0.999
)
insert into building_cut (building_id, share) select id, share from given where share < 0.999
on conflict (building_id) do update set share = excluded.share
