-- Classes of the edition in force with conditions and units, by code, words or pinyin initials; one by kind and code.
select k.kind, k.code, k.edition, k.major, k.major_en, k.name, k.name_en, k.pinyin, k.photo_required, k.local, k.retired_at is not null as retired, k.version,
       (select coalesce(json_agg(json_build_object('id', d.id, 'text', d.text, 'textEn', d.text_en, 'closing', d.closing, 'closingEn', d.closing_en,
                 'limit', json_build_object('unit', d.limit_unit, 'value', d.limit_value), 'urgent', d.urgent, 'special', d.special,
                 'nightFrom', to_char(d.night_from, 'HH24:MI'), 'nightTo', to_char(d.night_to, 'HH24:MI'), 'isDefault', d.is_default) order by d.ordinal), '[]')
          from class_condition d
         where d.edition = k.edition and d.kind = k.kind and d.class_code = k.code and d.retired_at is null) as conditions,
       (select coalesce(json_agg(json_build_object('code', o.code, 'name', o.name, 'nameEn', o.name_en, 'placeRule', u.place_rule) order by u.ordinal), '[]')
          from class_unit u join organisation o on o.code = u.unit_code
         where u.edition = k.edition and u.kind = k.kind and u.class_code = k.code) as units
  from case_class k
  join catalog_edition e on e.code = k.edition and e.current
 where (${retired} or k.retired_at is null)
   and (${kind} is null or k.kind = ${kind})
   and (${code} is null or k.code = ${code})
   and (${pattern} is null or k.name ilike ${pattern} or k.name_en ilike ${pattern} or k.major ilike ${pattern}
        or k.code like ${prefix} or k.pinyin like ${initials})
 order by k.kind desc, k.code
