-- Staging tables that a broken-off run left behind; their names begin with the run's start in milliseconds.
select table_name from information_schema.tables
 where table_schema = 'staging' and table_name ~ '^run_[0-9]{13}_'
   and to_timestamp(substr(table_name, 5, 13)::float8 / 1000) < now() - interval '12 hours'
