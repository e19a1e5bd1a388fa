-- People who live in an area now, masked: by their exact number, or by words of family name, building, address and room.
select p.id, p.name_mask as name, p.id_number_mask as id_number, p.phone_mask as phone, p.sex,
       extract(year from p.birth_on)::int as birth_year, s.kind, d.building_id,
       d.entrance || '-' || d.floor || '-' || d.room as dwelling, s.from_on as since, s.dwelling_id
  from stay s
  join person p on p.id = s.person_id
  join dwelling d on d.id = s.dwelling_id
  join building b on b.id = d.building_id
 where s.to_on is null
   and b.unit_grid_code is not null
   and (${gridFrom} is null or b.unit_grid_code between ${gridFrom} and ${gridTo})
   and (${grid} is null or b.unit_grid_code = ${grid})
   and (${building} is null or d.building_id = ${building})
   and (${hash} is null or p.phone_hash = ${hash} or p.id_number_hash = ${hash})
   and (${pattern} is null or p.name_mask ilike ${pattern} or b.name ilike ${pattern} or b.address ilike ${pattern} or d.room ilike ${pattern})
   and p.id > ${after}
 order by p.id
 limit ${limit}
