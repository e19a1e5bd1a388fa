-- A new article.
insert into knowledge_article (id, version, title, title_en, body, body_en, keywords, initials, class_kind, class_code, valid_until, updated_at, updated_by)
values (${id}, 1, ${title}, ${titleEn}, ${body}, ${bodyEn}, ${keywords}, ${initials}, ${classKind}, ${classCode}, ${validUntil}, ${at}, ${by})
