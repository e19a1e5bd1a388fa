-- Buildings on changed ground: their cell before and after (that of the largest share), the share, and who lives there on a day.
with fresh as (
  select name, st_setsrid(st_geomfromgeojson(geom), 4326) as geom
    from jsonb_to_recordset(${cells}::jsonb) as c(name text, geom jsonb)
), ground as (
  select geom from fresh union all select geom from unit_grid where id = any(${closing}::bigint[])
), house as materialized (
  select distinct on (b.id) b.id, b.name, b.address, b.unit_grid_code, b.footprint
    from ground g join building b on b.footprint && g.geom and st_intersects(b.footprint, g.geom) order by b.id
), part as (
  select h.id, f.name as code,
         case when st_covers(f.geom, h.footprint) then 1 else st_area(st_intersection(f.geom, h.footprint)) / nullif(st_area(h.footprint), 0) end as share
    from house h join fresh f on f.geom && h.footprint and st_intersects(f.geom, h.footprint)
  union all
  select h.id, u.code,
         case when st_covers(u.geom, h.footprint) then 1 else st_area(st_intersection(u.geom, h.footprint)) / nullif(st_area(h.footprint), 0) end
    from house h join unit_grid u on u.geom && h.footprint and st_intersects(u.geom, h.footprint)
   where u.valid_to is null and u.id <> all(${closing}::bigint[])
), best as (
  select distinct on (id) id, code, share from part order by id, share desc, code
)
select h.id, coalesce(h.name, h.address) as name, h.unit_grid_code as "from", b.code as "to", b.share, coalesce(k.share, 1) as share_before,
       case when h.unit_grid_code is distinct from b.code then
         (select count(distinct s.person_id)::int from dwelling d join stay s on s.dwelling_id = d.id
           where d.building_id = h.id and s.from_on <= ${day}::date and (s.to_on is null or s.to_on > ${day}::date)) else 0 end as residents
  from house h left join best b using (id) left join building_cut k on k.building_id = h.id
 order by h.id
