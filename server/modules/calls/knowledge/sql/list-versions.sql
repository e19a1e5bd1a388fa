-- Every version of an article, newest first.
select v.version, v.text, v.at, u.name as by
  from knowledge_version v left join app_user u on u.id = v.by
 where v.article_id = ${id}
 order by v.version desc
 limit 200
