-- Which ground there is, and whether viewers were told of it.
select version, told_at is not null as is_told from ground
