-- Changes with any row of the layer, and of other classes that it shows; see building-state.sql.
select count(*) as rows, coalesce(max(id), 0) as last_id, coalesce(max(xmin::text::bigint), 0) as last_write,
       coalesce(extract(epoch from max(updated_at)), 0)::double precision as last_update
  from component
 where geometrytype(geom) = ${geometryType} or class_code = any(${classes}::text[])
