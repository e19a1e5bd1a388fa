-- Versions end.
update unit_grid set valid_to = ${at}, closed_by = ${change} where id = any(${closing}::bigint[]) and valid_to is null
