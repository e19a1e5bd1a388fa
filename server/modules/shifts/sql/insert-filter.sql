-- Keeps a filter.
insert into queue_filter (id, owner_id, name, filter, desk, shared_with, created_at)
values (${id}, ${me}, ${name}, ${filter:json}, ${desk}, ${sharedWith}, ${now})
