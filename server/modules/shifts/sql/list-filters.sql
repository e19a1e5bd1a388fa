-- Kept filters: one's own and those shared with one's roles.
select f.id, f.name, f.filter, f.desk, f.shared_with, f.owner_id, u.name as owner_name
  from queue_filter f join app_user u on u.id = f.owner_id
 where f.owner_id = ${me} or f.shared_with = any(${roles}::text[])
 order by (f.owner_id = ${me}) desc, f.created_at, f.id
 limit 200
