-- A new organisation.
insert into organisation (code, kind, name, name_en, parent_code, area_code, is_handling_unit)
values (${code}, ${kind}, ${name}, ${nameEn}, ${parentCode}, ${areaCode}, ${isHandlingUnit})
