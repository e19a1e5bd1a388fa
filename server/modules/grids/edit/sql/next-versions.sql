-- The version with which each code goes on.
select code, max(version) + 1 as version from unit_grid where code = any(${codes}::text[]) group by code
