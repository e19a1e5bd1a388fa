-- Who may be complained of: the handling units of this city, and the center itself first.
select code, name, name_en, kind = 'center' as is_center
  from organisation
 where kind = 'center' or (is_handling_unit and (kind <> 'street' or area_code is not null))
 order by kind = 'center' desc, kind desc, code
