-- How a call ended.
update phone_call
   set ended_at = ${at}, kind = ${kind}, case_id = ${caseId}, article_id = ${articleId},
       article_version = (select a.version from knowledge_article a where a.id = ${articleId}), note = ${note}
 where id = ${id}
