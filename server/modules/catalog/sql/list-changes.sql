-- The changes of a class, newest first.
select c.version, c.at, json_build_object('id', u.id, 'name', u.name) as by, c.reason, c.before, c.after
  from class_change c
  join catalog_edition e on e.code = c.edition and e.current
  join app_user u on u.id = c.by_user
 where c.kind = ${kind} and c.code = ${code}
 order by c.version desc
 limit 200
