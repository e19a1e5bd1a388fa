-- The demo's knowledge base, each article with its first version.
with given as (
  select * from jsonb_to_recordset(${rows}::jsonb)
    as r (id uuid, title text, "titleEn" text, body text, "bodyEn" text, keywords text, initials text, "classKind" text, "classCode" text, used integer, text jsonb)
), made as (
  insert into knowledge_article (id, version, title, title_en, body, body_en, keywords, initials, class_kind, class_code, used, updated_at)
  select id, 1, title, "titleEn", body, "bodyEn", keywords, initials, "classKind", "classCode", used, ${at} from given
  returning id
)
insert into knowledge_version (article_id, version, text, at)
select g.id, 1, g.text, ${at} from given g join made m on m.id = g.id
