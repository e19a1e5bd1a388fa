-- Whom a complaint about a unit may be given to: the center, the leading group's office, the unit's superior; nobody within the unit.
-- Above the center stands the leading group, though the tree of organisations hangs it, as all others, under the center.
select o.code, o.name, o.name_en, case o.kind when 'center' then 'center' when 'leading-group' then 'leading-group' else 'superior' end as why
  from organisation o, (select code, kind, parent_code from organisation where code = ${unit}) about
 where o.code <> about.code
   and case when about.kind = 'center' then o.kind = 'leading-group' or o.code = about.parent_code
            else (o.kind in ('center', 'leading-group') or o.code = about.parent_code) and not organisation_within(o.code, about.code) end
 order by case o.kind when 'center' then 0 when 'leading-group' then 1 else 2 end, o.code
