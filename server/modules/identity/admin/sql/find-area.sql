-- The street or community of a code, and the organisation that looks after it already.
select a.code, a.level, o.code as taken_by
  from (select code, 'street' as level from street where code = ${area}
        union all select code, 'community' from community where code = ${area}) a
  left join organisation o on o.area_code = a.code and o.retired_at is null and o.code <> ${code}
 limit 1
