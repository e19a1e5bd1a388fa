-- Takes the ground away, with its heights.
with gone as (delete from ground_block) delete from ground
