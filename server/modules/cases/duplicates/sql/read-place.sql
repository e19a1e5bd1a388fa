-- Where a case is and what it is about, for the search around it.
select c.id, c.kind, c.class_code, st_x(c.geom) as lon, st_y(c.geom) as lat, c.component_id, c.reported_at from case_record c where c.id = ${id}
