-- What is in force after a build.
select count(*)::int as cells, coalesce(sum(area_m2), 0) as area_m2, coalesce(avg(area_m2), 0) as mean_m2,
       count(*) filter (where area_m2 between 5000 and 20000)::int as well_sized,
       (select count(*)::int from building_cut) as cut_buildings,
       (select count(*)::int from responsibility_grid) as responsibility_grids,
       (select count(*)::int from community) as communities
  from unit_grid where valid_to is null
