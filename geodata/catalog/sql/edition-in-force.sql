-- Whether the edition in force is loaded.
select 1 as found from catalog_edition where current and code = ${edition}
