-- An import that waits for its turn at the server where its file lies.
insert into import_job (id, kind, options, file_name, file_bytes, sha256, requested_by, requested_at, host, state)
values (${id}, ${kind}, ${options}::jsonb, ${fileName}, ${fileBytes}, ${sha256}, ${by}, ${now}, ${host}, 'queued')
