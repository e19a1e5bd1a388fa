-- People with a stay on a day within an area, by a key. Ages count whole years on that day.
select case ${by}
         when 'grid' then b.unit_grid_code
         when 'street' then left(b.unit_grid_code, 9)
         when 'sex' then p.sex
         when 'kind' then s.kind
         else (select band from (values (0, '0-2'), (3, '3-5'), (6, '6-14'), (15, '15-17'), (18, '18-34'), (35, '35-59'), (60, '60-79'), (80, '80+')) bands (from_age, band)
                where from_age <= extract(year from age(${at}::date, p.birth_on)) order by from_age desc limit 1)
       end as key,
       count(distinct s.person_id)::int as people
  from stay s
  join person p on p.id = s.person_id
  join dwelling d on d.id = s.dwelling_id
  join building b on b.id = d.building_id
 where s.from_on <= ${at}::date and (s.to_on is null or s.to_on > ${at}::date)
   and b.unit_grid_code is not null
   and (${gridFrom} is null or b.unit_grid_code between ${gridFrom} and ${gridTo})
 group by 1
