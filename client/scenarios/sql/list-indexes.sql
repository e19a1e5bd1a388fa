-- The indexes of these tables that hold no constraint, and how to make each again.
select indexname as name, indexdef as definition from pg_indexes
 where tablename = any(${tables}) and schemaname = current_schema()
   and not exists (select 1 from pg_constraint where conname = indexname)
 order by indexname
