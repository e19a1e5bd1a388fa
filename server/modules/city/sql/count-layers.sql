-- How much there is of everything.
select (select count(*) from building)::int as buildings,
       (select count(*) from component)::int as components,
       (select coalesce(sum(st_length(geom::geography)), 0) / 1000 from component where geometrytype(geom) = 'LINESTRING') as pipes_km,
       (select count(*) from camera)::int as cameras,
       (select count(*) from unit_grid where valid_to is null)::int as grids,
       (select count(distinct person_id) from stay where from_on <= ${at}::date and (to_on is null or to_on > ${at}::date))::int as residents,
       (select count(*) from app_user where 'inspector' = any(roles) and disabled_at is null)::int as inspectors
