-- It is offered no more.
update knowledge_article set retired_at = ${at} where id = ${id} and retired_at is null returning id
