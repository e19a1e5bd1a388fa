-- A page of spots with a recurring problem, the latest first; each is counted anew for its window up to now.
with page as materialized (
  select r.* from recurring_spot r
   where ${scope:raw} and (${beforeAt}::timestamptz is null or (r.last_closed_at, r.id) < (${beforeAt}::timestamptz, ${beforeId}::bigint))
   order by r.last_closed_at desc, r.id desc
   limit ${limit}
)
select r.id, r.kind, r.family, r.class_code, coalesce(k.name, r.class_code) as class_name, coalesce(k.name_en, r.class_code) as class_name_en,
       st_x(r.geom) as lon, st_y(r.geom) as lat, r.address, r.street_code, t.name as street_name, t.name_en as street_name_en,
       r.days, r.need, r.last_closed_at, o.n, o.open, o.cases
  from page r
  left join case_class k on k.edition = ${edition} and k.kind = r.kind and k.code = r.class_code
  left join street t on t.code = r.street_code
 cross join lateral (
   select (count(*) filter (where s.status = 'closed'))::integer as n, (count(*) filter (where s.status <> 'closed'))::integer as open,
          coalesce((jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number) order by s.reported_at desc)
            filter (where s.status = 'closed')), '[]') as cases
     from case_record s
    where s.geom && st_expand(r.geom, r.radius_m / (111320 * cos(radians(st_y(r.geom)))), r.radius_m / 110540.0)
      and s.kind = r.kind
      and s.class_code = any (array(select c.code from case_class c, unnest(r.family) f
                                     where c.edition = ${edition} and c.kind = r.kind and c.code like f || '%'))
      and s.status not in ('rejected', 'voided', 'merged')
      and (s.closed_at is null or s.closed_at >= ${now}::timestamptz - make_interval(days => r.days))
      and st_distance(s.geom::geography, r.geom::geography) <= r.radius_m) o
 order by r.last_closed_at desc, r.id desc
