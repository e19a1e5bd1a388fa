-- Changes with any row of the layer: xmin is the transaction that wrote a row last, so edits that forget updated_at show, too.
select count(*) as rows, coalesce(max(id), 0) as last_id, coalesce(max(xmin::text::bigint), 0) as last_write,
       coalesce(extract(epoch from max(updated_at)), 0)::double precision as last_update
  from building
