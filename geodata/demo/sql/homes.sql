-- Houses that people may live in, with their ground area and floors; those that already have dwellings are left alone.
select b.id, greatest(1, coalesce(b.floors, round(b.height_m / 3)::int)) as floors, st_area(b.footprint::geography) as area_m2
  from building b
 where b.kind in ('residential', 'apartments', 'house', 'detached', 'terrace', 'dormitory', 'tower', 'building', 'yes', 'mixed')
   and b.unit_grid_code is not null and b.height_m >= 2.5
   and not exists (select from dwelling d where d.building_id = b.id)
 order by b.id
