-- Which of these uploads belong to an import that still needs its file.
select id::text as id from import_job where id = any(${ids}::uuid[]) and state in ('queued', 'running')
