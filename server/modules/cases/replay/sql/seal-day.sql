-- Seals a day once, whoever is first.
insert into event_seal (day, events, root, previous, sealed_at)
select ${day}, ${events}, decode(${root}, 'hex'), (select root from event_seal where day < ${day}::date order by day desc limit 1), ${at}
on conflict do nothing
