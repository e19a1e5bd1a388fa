-- Forgets a filter; only its owner may.
delete from queue_filter where id = ${id} and owner_id = ${me} returning id
