-- Organisations that handle cases; a street only where the city has it.
select code, kind from organisation
 where is_handling_unit and (kind <> 'street' or area_code is not null)
 order by code
