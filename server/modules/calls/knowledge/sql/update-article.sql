-- The next version over the one that was seen.
update knowledge_article
   set version = version + 1, title = ${title}, title_en = ${titleEn}, body = ${body}, body_en = ${bodyEn}, keywords = ${keywords},
       initials = ${initials}, class_kind = ${classKind}, class_code = ${classCode}, valid_until = ${validUntil}, updated_at = ${at}, updated_by = ${by}
 where id = ${id} and version = ${version} and retired_at is null
returning version
