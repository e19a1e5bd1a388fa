-- Gives each street of the city its organisation: by name, else the next one free, else one of its own.
with free_street as (
  select s.code, s.name, s.name_en, row_number() over (order by s.code) as n
    from street s
   where not exists (select from organisation o where o.kind = 'street' and (o.name = s.name or o.area_code = s.code))
), free_organisation as (
  select o.code, row_number() over (order by o.code) as n
    from organisation o
   where o.kind = 'street' and o.area_code is null and not exists (select from street s where s.name = o.name)
), by_name as (
  update organisation o set area_code = s.code from street s
   where o.kind = 'street' and o.area_code is null and o.name = s.name
), in_order as (
  update organisation o set area_code = s.code
    from free_street s join free_organisation f using (n)
   where o.code = f.code
)
insert into organisation (code, kind, name, name_en, parent_code, area_code, is_handling_unit, command_duty)
select 'STREET-' || s.code, 'street', s.name, s.name_en, 'CENTER', s.code, true, true
  from free_street s where not exists (select from free_organisation f where f.n = s.n)
