-- A photo by its id.
select id, sha256, media_type, uploaded_by from attachment where id = ${id}
