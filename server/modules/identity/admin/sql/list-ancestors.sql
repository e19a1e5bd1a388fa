-- The way up from an organisation, itself first; a circle that is there already ends it.
with recursive up as (
  select code, name, parent_code, 1 as depth from organisation where code = ${code}
  union all
  select o.code, o.name, o.parent_code, up.depth + 1 from up join organisation o on o.code = up.parent_code where up.depth < 50
)
select code, name from up order by depth
