-- How the database is, and what waits in it; queues are counted up to a thousand.
select current_setting('server_version') as version, postgis_lib_version() as postgis, pg_database_size(current_database()) as bytes,
       (select count(*)::integer from (select 1 from import_job where state in ('queued', 'running') limit 1000) i) as imports,
       (select count(*)::integer from (select 1 from recurring_due limit 1000) r) as places
