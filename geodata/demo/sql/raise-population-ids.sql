-- The sequences go on after the ids given by hand.
select setval(pg_get_serial_sequence('dwelling', 'id'), (select coalesce(max(id), 1) from dwelling)),
       setval(pg_get_serial_sequence('household', 'id'), (select coalesce(max(id), 1) from household)),
       setval(pg_get_serial_sequence('person', 'id'), (select coalesce(max(id), 1) from person))
