-- Which of some cells are in force, and as which version.
select code, version from unit_grid where valid_to is null and code = any(${codes}::text[])
