-- What an administrator changes of an organisation; the version counts on.
update organisation
   set name = ${name}, name_en = ${nameEn}, parent_code = ${parentCode}, area_code = ${areaCode},
       is_handling_unit = ${isHandlingUnit}, retired_at = ${retiredAt}, version = version + 1
 where code = ${code}
