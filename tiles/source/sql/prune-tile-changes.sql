-- Changes that every builder has seen, or must build everything for.
delete from tile_change where at < now() - interval '7 days'
