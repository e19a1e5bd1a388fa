-- Whether anything of some layers has changed since a builder looked; asked every second or two, answered by the index.
select exists(select from tile_change
               where layer = any(${layers}) and xid >= ${since}::xid8 and seq <> all(${seen}::bigint[])) as has_changed
