-- How far it is; answers whether it was called off meanwhile. Once it writes, a call comes too late.
update import_job
   set heartbeat_at = ${now}, step = ${step}, share = ${share}, objects = ${objects}, rejected = ${rejected}
 where id = ${id} and state = 'running' and (not cancel_asked or ${step} <> 'reading' and step <> 'reading')
returning id
