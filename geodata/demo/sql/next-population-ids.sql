-- The first free ids: the demo gives them itself, to tie people to homes without reading back.
select (select coalesce(max(id), 0) + 1 from dwelling) as dwelling,
       (select coalesce(max(id), 0) + 1 from person) as person
