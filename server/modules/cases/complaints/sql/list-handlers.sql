-- Whom a complaint about a unit may be given to: the center, the leading group's office, the unit's superior; nobody within the unit.
select o.code, o.name, o.name_en, case o.kind when 'center' then 'center' when 'leading-group' then 'leading-group' else 'superior' end as why
  from organisation o
 where (o.kind in ('center', 'leading-group') or o.code = (select parent_code from organisation where code = ${unit}))
   and not organisation_within(o.code, ${unit})
 order by case o.kind when 'center' then 0 when 'leading-group' then 1 else 2 end, o.code
