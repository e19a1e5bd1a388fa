-- The cells of some layers that have changed since a builder looked, what it must remember to look again, and when. What older
-- transactions may still hide lies at or after the snapshot's xmin: there the next look begins, past what was seen. A place
-- ahead of it is one of another database: nothing is known from there.
with snapshot as (select pg_snapshot_xmin(pg_current_snapshot()) as xmin),
found as (
  select seq, xid, z, x, y
    from tile_change
   where layer = any(${layers}) and xid >= coalesce(${since}::xid8, (select xmin from snapshot))
)
select (select xmin::text from snapshot) as since,
       coalesce(${since}::xid8 <= (select xmin from snapshot), false) as is_ours,
       array(select seq from found where xid >= (select xmin from snapshot) order by seq limit 10000) as seen,
       (select count(distinct (z, x, y)) from found where seq <> all(${seen}::bigint[])) as cell_count,
       coalesce((select jsonb_agg(cell)
                   from (select distinct z, x, y from found where seq <> all(${seen}::bigint[]) limit ${limit}) as cell),
                '[]') as cells,
       extract(epoch from now())::double precision as looked_at
