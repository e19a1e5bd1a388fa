-- Which building a case stands at: what the map colours. Found once, where the case is written, never while a map asks.
create table case_building (
  case_id uuid primary key references case_record on delete cascade,
  building_id bigint not null references building on delete cascade
);
create index case_building_of on case_building (building_id);

-- The building that a place is in, else the nearest within 20 m. The box is wide enough at 66 degrees of latitude.
create function building_at(place geometry) returns bigint language sql stable as $$
  select b.id from building b
   where b.footprint && st_expand(place, 0.00045) and st_dwithin(b.footprint::geography, place::geography, 20)
   order by st_distance(b.footprint, place), b.id limit 1 $$;

create function set_case_building() returns trigger language plpgsql as $$
begin
  insert into case_building (case_id, building_id)
  select new.id, found.id from (select building_at(new.geom) as id) found where found.id is not null
  on conflict (case_id) do update set building_id = excluded.building_id;
  return null;
end $$;
create trigger case_record_building after insert on case_record for each row execute function set_case_building();

-- Buildings that come after the cases around them.
create function set_cases_of_buildings() returns trigger language plpgsql as $$
begin
  insert into case_building (case_id, building_id)
  select near.id, building_at(near.geom)
    from (select distinct c.id, c.geom from added a
            join case_record c on c.geom && st_expand(a.footprint, 0.00045)
           where c.status not in ('closed', 'rejected', 'voided', 'merged')) near
   where building_at(near.geom) is not null
  on conflict (case_id) do update set building_id = excluded.building_id;
  return null;
end $$;
create trigger building_cases after insert on building referencing new table as added
  for each statement execute function set_cases_of_buildings();

insert into case_building (case_id, building_id)
select c.id, found.id from case_record c cross join lateral (select building_at(c.geom) as id) found
 where found.id is not null and c.status not in ('closed', 'rejected', 'voided', 'merged');
