-- Codes of responsibility grids that are gone: never given again.
select code, max(version) as version from responsibility_grid_past group by code
