-- When open viewers were told of this ground: each is told once, by whichever server sees it first.
alter table ground add column told_at timestamptz;
update ground set told_at = now();
