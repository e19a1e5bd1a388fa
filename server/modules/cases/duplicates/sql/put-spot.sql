-- The spot at a closed case: the nearest known one of the family, or a new one.
with here as (select id, kind, class_code, geom, address, street_code, community_code, closed_at from case_record where id = ${id}),
known as (
  select r.id
    from here h
    join recurring_spot r
      on r.geom && st_expand(h.geom, ${radiusM} / (111320 * cos(radians(st_y(h.geom)))), ${radiusM} / 110540.0)
     and r.kind = h.kind and r.family = ${family}::text[]
   where st_distance(r.geom::geography, h.geom::geography) <= ${radiusM}
   order by st_distance(r.geom::geography, h.geom::geography), r.id
   limit 1
), changed as (
  update recurring_spot r
     set n = greatest(r.n, ${n}), last_closed_at = greatest(r.last_closed_at, h.closed_at), class_code = h.class_code
    from here h
   where r.id in (select id from known)
  returning r.id
)
insert into recurring_spot (kind, family, class_code, geom, address, street_code, community_code, radius_m, days, need, n, last_closed_at)
select h.kind, ${family}::text[], h.class_code, h.geom, h.address, h.street_code, h.community_code, ${radiusM}, ${days}, ${need}, ${n}, h.closed_at
  from here h
 where not exists (select 1 from changed)
