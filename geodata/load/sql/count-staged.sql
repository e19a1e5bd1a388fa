-- What the run will bring in, by layer.
select layer, count(*)::int as n from staging.${table:name} group by layer
