-- What the numbering of communities goes by: the northern end and every serial that any version ever had.
select c.code, st_ymax(c.geom) as north,
       coalesce((select array_agg(distinct right(g.code, 3)::int) from unit_grid g where g.community_code = c.code), '{}') as used
  from community c where c.code = any(${codes}::text[])
