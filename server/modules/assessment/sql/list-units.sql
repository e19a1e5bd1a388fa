-- Every unit that handles cases, for a table that leaves none out.
select code, name, name_en from organisation where is_handling_unit order by code
