-- Ends a run's staging.
drop table if exists staging.${table:name}
