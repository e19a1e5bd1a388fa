-- How far it is; no row where it was called off while it reads. Once it writes, a call came too late.
update import_job
   set heartbeat_at = ${now}, step = ${step}, share = ${share}, objects = ${objects}, rejected = ${rejected}
 where id = ${id} and state = 'running' and (not cancel_asked or ${step} <> 'reading')
returning id
