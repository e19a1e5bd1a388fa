-- Takes the next import of this server, if none of its own runs.
update import_job
   set state = 'running', runner = ${runner}, started_at = ${now}, heartbeat_at = ${now}, step = 'reading'
 where id = (select id from import_job where state = 'queued' and host = ${host} order by requested_at limit 1 for update skip locked)
   and not exists (select from import_job other where other.state = 'running' and other.host = ${host})
returning id
