-- People with a stay on a day within an area, by a key. Ages count whole years on that day.
select case ${by}
         when 'grid' then b.unit_grid_code
         when 'street' then left(b.unit_grid_code, 9)
         when 'sex' then p.sex
         when 'kind' then s.kind
         else case when p.birth_on > ${at}::date - interval '3 years' then '0-2'
                   when p.birth_on > ${at}::date - interval '6 years' then '3-5'
                   when p.birth_on > ${at}::date - interval '15 years' then '6-14'
                   when p.birth_on > ${at}::date - interval '18 years' then '15-17'
                   when p.birth_on > ${at}::date - interval '35 years' then '18-34'
                   when p.birth_on > ${at}::date - interval '60 years' then '35-59'
                   when p.birth_on > ${at}::date - interval '80 years' then '60-79'
                   else '80+' end
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
