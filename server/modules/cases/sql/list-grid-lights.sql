-- Unit or responsibility grids with an open case of a scope, by the worst light and how many. Walks the open cases alone.
select case when ${isUnit} then c.grid_code else l.responsibility_code end as code, count(*)::integer as open,
       max(case when c.red_at < ${now} then 3 when c.yellow_at <= ${now} then 2 else 1 end)::integer as light
  from case_record c
  left join responsibility_grid_cell l on not ${isUnit} and l.unit_grid_code = c.grid_code
 where c.status not in ('closed', 'rejected', 'voided', 'merged') and ${scope:raw}
   and (${isUnit} or l.responsibility_code is not null)
 group by 1
 order by 1
