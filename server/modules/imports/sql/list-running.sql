-- Imports that this server's folder says are under way.
select id, runner, heartbeat_at, step from import_job where state = 'running' and host = ${host}
