-- An article as it stands.
select a.id, a.version, a.title, a.title_en, a.body, a.body_en, a.keywords, a.class_kind, a.class_code, a.valid_until, a.updated_at, a.used,
       u.name as updated_by
  from knowledge_article a
  left join app_user u on u.id = a.updated_by
 where a.id = ${id} and a.retired_at is null
