-- Closed cases of the family around a place since a day, and open ones beside them; the newest are named.
with here as (select st_setsrid(st_makepoint(${lon}, ${lat}), 4326) as geom),
found as materialized (
  select s.id, s.status = 'closed' as is_closed, s.closed_at, s.reported_at
    from here h
    join case_record s
      on s.geom && st_expand(h.geom, ${radiusM} / (111320 * cos(radians(st_y(h.geom)))), ${radiusM} / 110540.0)
     and s.kind = ${kind}
     and s.class_code = any (array(select k.code from case_class k
                                    where k.edition = ${edition} and k.kind = ${kind} and k.code like any (${patterns}::text[])))
     and s.status not in ('rejected', 'voided', 'merged')
     and (s.closed_at is null or s.closed_at >= ${since})
     and s.id is distinct from ${self}::uuid
     and ${scope:raw}
   where st_distance(s.geom::geography, h.geom::geography) <= ${radiusM}
)
select count(*)::integer as n, (count(*) filter (where is_closed))::integer as closed,
       max(closed_at) filter (where is_closed) as last_closed_at,
       array(select f.id from found f where f.is_closed order by f.closed_at desc, f.id limit 20) as case_ids
  from found
