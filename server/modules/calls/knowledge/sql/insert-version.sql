-- What an article said in this version.
insert into knowledge_version (article_id, version, text, at, by) values (${id}, ${version}, ${text:json}, ${at}, ${by})
