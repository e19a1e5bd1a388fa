-- All rows of the layer in short, and of other classes that it shows; see building-state.sql.
select count(*) filter (where geometrytype(geom) = ${geometryType} and state <> 'removed') as rows,
       concat_ws(' ', count(*), max(id), max(xmin::text::bigint), extract(epoch from max(updated_at))) as mark
  from component
 where geometrytype(geom) = ${geometryType} or class_code = any(${classes}::text[])
