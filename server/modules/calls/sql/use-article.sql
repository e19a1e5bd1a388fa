-- An article answered an enquiry.
update knowledge_article set used = used + 1 where id = ${id}
returning id
