-- Whether anything of a layer has changed since a builder looked; asked every second or two, answered by the index.
select exists(select from tile_change
               where layer = ${layer} and xid >= ${since}::xid8 and seq <> all(${seen}::bigint[])) as has_changed
