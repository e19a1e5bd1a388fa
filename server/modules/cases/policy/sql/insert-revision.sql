-- The next revision; nothing where somebody else was first.
insert into policy_revision (number, at, by_user, reason, definition)
values (${number}, ${at}, ${by}, ${reason}, ${definition}::jsonb)
on conflict (number) do nothing
returning number
