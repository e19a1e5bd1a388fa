-- Cases that may be the same problem: of the family, within reach and time, nearest first. The family's codes are found first, so that
-- the index of classes knows them.
with here as (select st_setsrid(st_makepoint(${lon}, ${lat}), 4326) as geom),
found as materialized (
  select s.id, st_distance(s.geom::geography, h.geom::geography) as distance_m
    from here h
    join case_record s
      on s.geom && st_expand(h.geom, ${radiusM} / (111320 * cos(radians(st_y(h.geom)))), ${radiusM} / 110540.0)
     and s.kind = ${kind}
     and s.class_code = any (array(select k.code from case_class k
                                    where k.edition = ${edition} and k.kind = ${kind} and k.code like any (${patterns}::text[])))
     and s.reported_at between ${from} and ${to}
     and s.status not in ('rejected', 'voided', 'merged')
     and s.id is distinct from ${self}::uuid
     and ${scope:raw}
   where st_distance(s.geom::geography, h.geom::geography) <= ${radiusM}
   order by distance_m, s.id
   limit 60
)
select s.id, s.number, s.kind, s.class_code, s.class_name, s.class_name_en, s.source, s.status, s.version, s.urgent, s.special,
       s.lon, s.lat, s.address, s.grid_code, s.street_code, s.street_name, s.street_name_en, s.unit_code, s.unit_name,
       s.unit_name_en, s.description, s.reported_at, s.updated_at, s.closed_at, s.stage, s.yellow_at, s.due_at, s.red_at,
       s.supervised, s.pending, s.claimed_by, s.claimed_by_name, s.policy_revision,
       s.component_id, f.distance_m, case_report_count(s.id) as reports
  from found f
  join case_summary s on s.id = f.id
 order by f.distance_m, s.id
