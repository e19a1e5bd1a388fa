-- Responsibility grids that are no more.
delete from responsibility_grid where code = any(${codes}::text[])
