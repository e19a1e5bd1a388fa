-- Cases that somebody found to be the same, newest first.
select c.number, t.number as into, c.kind, c.class_code, t.class_code as other_class, c.component_id, t.component_id as other_component,
       st_distance(c.geom::geography, t.geom::geography) as distance_m,
       abs(extract(epoch from (c.reported_at - t.reported_at))) / 3600.0 as age_hours, c.kind = t.kind as same_kind
  from case_record c
  join case_record t on t.id = c.merged_into
 where c.status = 'merged'
 order by c.reported_at desc, c.id desc
 limit 500
