-- Forgets a view; only its owner may.
delete from map_view where id = ${id} and owner_id = ${me} returning id
