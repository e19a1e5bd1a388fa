-- Buildings with an open case of a scope, by the worst light and how many; since an instant those whose cases changed or whose light did.
with touched as (
  select distinct b.building_id as id
    from case_record c join case_building b on b.case_id = c.id
   where ${changed:raw} and ${scope:raw}
)
select t.id::float8 as id, count(c.id)::integer as open,
       coalesce(max(case when c.red_at < ${now} then 3 when c.yellow_at <= ${now} then 2 when c.id is not null then 1 end), 0)::integer as light
  from touched t
  left join lateral (
    select c.id, c.red_at, c.yellow_at
      from case_building b join case_record c on c.id = b.case_id
     where b.building_id = t.id and c.status not in ('closed', 'rejected', 'voided', 'merged') and ${scope:raw}
  ) c on true
 group by t.id
 order by t.id
