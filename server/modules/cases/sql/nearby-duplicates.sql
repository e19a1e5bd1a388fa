-- Possible duplicates: cases of the same family of classes within 250 m and seven days, nearest first.
with here as (select geom, kind, class_code, reported_at from case_record where id = ${id})
select s.id, s.number, s.kind, s.class_code, s.class_name, s.class_name_en, s.source, s.status, s.version, s.urgent, s.special,
       s.lon, s.lat, s.address, s.grid_code, s.street_code, s.street_name, s.street_name_en, s.unit_code, s.unit_name,
       s.unit_name_en, s.description, s.reported_at, s.updated_at, s.closed_at, s.stage, s.yellow_at, s.due_at, s.red_at,
       s.supervised, s.pending, s.claimed_by, s.claimed_by_name, s.policy_revision,
       st_distance(s.geom::geography, h.geom::geography) as distance_m
  from here h
  join case_summary s
    on s.geom && st_expand(h.geom, 250 / (111320 * cos(radians(st_y(h.geom)))), 250 / 110540.0)
   and s.kind = h.kind and left(s.class_code, 2) = left(h.class_code, 2)
   and s.reported_at between h.reported_at - interval '7 days' and h.reported_at + interval '7 days'
   and s.id <> ${id} and s.status not in ('rejected', 'voided')
   and ${scope:raw}
 where st_distance(s.geom::geography, h.geom::geography) <= 250
 order by distance_m, s.id
 limit 20
