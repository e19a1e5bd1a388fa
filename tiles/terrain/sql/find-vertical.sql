-- What the heights of the ground are counted from.
select vertical from ground
