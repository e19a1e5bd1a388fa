-- Whether an administrator drew a cell that is in force.
select exists (select from unit_grid where valid_to is null and opened_by is not null) as drawn
