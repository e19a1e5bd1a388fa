-- All rows of the layer in short, by reading every one: how many tiles must show or name, and what changes with any row. xmin is
-- the transaction that wrote a row last, so edits that forget updated_at show, too.
select count(*) as rows,
       concat_ws(' ', count(*), max(id), max(xmin::text::bigint), extract(epoch from max(updated_at))) as mark
  from building
