-- Articles that hold all the words, or are of a class; those that hold them in the title first, then what is asked most.
select a.id, a.version, a.title, a.title_en, a.body, a.body_en, a.keywords, a.class_kind, a.class_code, a.valid_until, a.updated_at, a.used,
       u.name as updated_by
  from knowledge_article a
  left join app_user u on u.id = a.updated_by
 where a.retired_at is null
   and (${patterns} is null or a.search like all (${patterns}::text[]))
   and (${classCode} is null or (a.class_kind = ${classKind} and a.class_code = ${classCode}))
 order by coalesce(a.valid_until < ${today}::date, false),
          (lower(a.title || ' ' || coalesce(a.title_en, '') || ' ' || a.initials) like any (coalesce(${patterns}::text[], '{%}'))) desc,
          a.used desc, a.id
 limit ${limit}
