-- Handling units by code, where asked with what each holds now and how much of it is red.
select o.code, o.name, o.name_en, l.open, l.red
  from organisation o
  left join lateral (
    select count(*)::integer as open, (count(*) filter (where c.red_at < ${at}))::integer as red
      from case_record c
     where ${withLoad} and c.unit_code = o.code and c.status in ('dispatched', 'deferred')) l on ${withLoad}
 where o.code = any(${codes}::text[]) and o.is_handling_unit
