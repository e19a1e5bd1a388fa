-- Who may be given a case: handling units, streets that the city has, and whom the center escalates to.
select code, name, name_en, kind, command_duty
  from organisation
 where (is_handling_unit and (kind <> 'street' or area_code is not null)) or kind in ('city-body', 'leading-group')
 order by is_handling_unit desc, kind desc, code
