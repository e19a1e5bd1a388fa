-- Responsibility grids that the build no longer has.
delete from responsibility_grid where code <> all (${codes}::text[])
