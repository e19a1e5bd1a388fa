-- What a change says of the class itself.
update case_class
   set name = ${name}, name_en = ${nameEn}, pinyin = ${pinyin}, photo_required = ${photoRequired}, version = version + 1,
       retired_at = case when ${retired} then coalesce(retired_at, ${at}) end
 where edition = ${edition} and kind = ${kind} and code = ${code}
