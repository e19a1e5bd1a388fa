-- Whom open cases wait for.
select c.unit_code as code, coalesce(o.name, c.unit_code) as name, o.name_en, count(*)::integer as open,
       count(*) filter (where coalesce(c.red_at, timestamptz 'infinity') < ${now})::integer as red
  from case_record c left join organisation o on o.code = c.unit_code
 where c.status in ('dispatched', 'deferred') and c.unit_code is not null
 group by c.unit_code, o.name, o.name_en
 order by red desc, open desc, code
 limit 30
