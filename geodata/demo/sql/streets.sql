-- The city's streets in the order of their codes, each with the organisation that looks after it and its first community.
select s.code, s.name, o.code as org_code, min(c.code) as first_community
  from street s
  join organisation o on o.kind = 'street' and o.area_code = s.code
  join community c on c.street_code = s.code
 group by s.code, s.name, o.code
 order by s.code
