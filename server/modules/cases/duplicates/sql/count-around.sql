-- Around which of these closed cases enough of their family were closed.
select x.id, c.class_code, o.n, c.closed_at
  from jsonb_to_recordset(${asked}::jsonb) as x(id uuid, radius_m integer, days integer, need integer, patterns text[])
  join case_record c on c.id = x.id
 cross join lateral (
   select count(*)::integer as n
     from case_record s
    where s.geom && st_expand(c.geom, x.radius_m / (111320 * cos(radians(st_y(c.geom)))), x.radius_m / 110540.0)
      and s.kind = c.kind and s.status = 'closed'
      and s.class_code = any (array(select k.code from case_class k
                                     where k.edition = ${edition} and k.kind = c.kind and k.code like any (x.patterns)))
      and s.closed_at between c.closed_at - make_interval(days => x.days) and c.closed_at
      and st_distance(s.geom::geography, c.geom::geography) <= x.radius_m) o
 where o.n >= x.need
 order by c.closed_at, c.id
