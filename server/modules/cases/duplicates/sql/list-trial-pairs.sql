-- What was open near each of the last reports when it came, within the reach of the rule that would have ruled it.
select x.id, o.class_code, o.component_id, o.distance_m, o.age_hours
  from jsonb_to_recordset(${asked}::jsonb) as x(id uuid, radius_m integer, days integer, patterns text[])
  join case_record c on c.id = x.id
 cross join lateral (
   select s.class_code, s.component_id, st_distance(s.geom::geography, c.geom::geography) as distance_m,
          extract(epoch from (c.reported_at - s.reported_at)) / 3600.0 as age_hours
     from case_record s
    where s.geom && st_expand(c.geom, x.radius_m / (111320 * cos(radians(st_y(c.geom)))), x.radius_m / 110540.0)
      and s.kind = c.kind
      and s.class_code = any (array(select k.code from case_class k
                                     where k.edition = ${edition} and k.kind = c.kind and k.code like any (x.patterns)))
      and s.reported_at between c.reported_at - make_interval(days => x.days) and c.reported_at
      and (s.closed_at is null or s.closed_at > c.reported_at)
      and s.status not in ('rejected', 'voided', 'merged')
      and s.id <> c.id
      and st_distance(s.geom::geography, c.geom::geography) <= x.radius_m
    order by distance_m
    limit 60) o
