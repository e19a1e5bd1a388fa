-- Which of these places lie in no unit grid, and which numbers are there already.
select x.n,
       not exists (select 1 from unit_grid g where g.valid_to is null and st_intersects(g.geom, st_setsrid(st_makepoint(x.lon, x.lat), 4326)))
         as outside,
       exists (select 1 from case_record c where c.number = x.number) as known
  from jsonb_to_recordset(${cases}::jsonb) as x(n integer, number text, lon double precision, lat double precision)
