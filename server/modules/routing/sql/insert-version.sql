-- Puts a set of rules in force from an instant; whoever comes at once waits for the draft's lock.
insert into routing_version (number, at, in_force_from, by_user, reason, definition)
select coalesce(max(number), 0) + 1, ${at}, ${inForceFrom}, ${by}, ${reason}, ${definition}::jsonb from routing_version
returning number
