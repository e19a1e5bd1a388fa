-- The daily roots, oldest first.
select day, events, encode(root, 'hex') as root from event_seal order by day
