-- Which process works on it.
update import_job set runner = ${runner} where id = ${id} and state = 'running'
