-- Every community is an organisation under its street's.
insert into organisation (code, kind, name, name_en, parent_code, area_code)
select 'COMMUNITY-' || c.code, 'community', c.name, c.name_en, o.code, c.code
  from community c left join organisation o on o.kind = 'street' and o.area_code = c.street_code
    on conflict (code) do nothing
