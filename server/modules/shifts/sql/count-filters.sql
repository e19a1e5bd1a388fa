-- How many filters somebody keeps.
select count(*)::integer as n from queue_filter where owner_id = ${me}
