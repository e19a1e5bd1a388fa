-- Keeps a view; one of the same name becomes it, in its place.
insert into map_view (id, owner_id, name, query, created_at) values (${id}, ${me}, ${name}, ${query}, ${now})
on conflict (owner_id, name) do update set query = excluded.query
returning id, name, query
