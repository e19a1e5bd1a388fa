-- A local class, without conditions yet; nothing where the code is taken.
insert into case_class (edition, kind, code, major, major_en, name, name_en, pinyin, local, photo_required, version)
values (${edition}, ${kind}, ${code}, ${major}, ${majorEn}, ${name}, ${nameEn}, ${pinyin}, true, ${photoRequired}, 1)
on conflict do nothing
returning code
