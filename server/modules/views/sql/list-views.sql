-- The views that somebody keeps, in the order in which they were kept.
select id, name, query from map_view where owner_id = ${me} order by created_at, id limit 50
