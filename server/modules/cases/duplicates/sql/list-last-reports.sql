-- The last reports, on which rules are tried.
select c.id, c.kind, c.class_code, c.component_id, c.reported_at from case_record c order by c.reported_at desc, c.id desc limit 200
