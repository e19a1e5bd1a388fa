-- Puts one batch into staging, repairing what crosses itself; answers what had to be refused and what was repaired.
with given as (
  select (o ->> 'ordinal')::int as ordinal, o ->> 'layer' as layer, o ->> 'sourceId' as source_id,
         st_force2d(st_geomfromgeojson(o -> 'geometry')) as geom, o -> 'props' as props
    from jsonb_array_elements(${batch}::jsonb) as o
), judged as (
  select *, st_dimension(geom) = 2 and not st_isvalid(geom) as is_broken from given
), repaired as (
  select ordinal, layer, source_id, props, is_broken,
         case when is_broken then st_isvalidreason(geom) end as why,
         case when is_broken then st_collectionextract(st_makevalid(geom), 3) else geom end as geom
    from judged
), checked as (
  select *, case
      when st_isempty(geom) then coalesce(why, 'the geometry is empty')
      when st_dimension(geom) = 2 and st_area(geom::geography) < 0.1 then coalesce(why, 'the area is nothing')
      when st_dimension(geom) = 1 and st_length(geom::geography) < 0.01 then 'the line has no length'
    end as reason
    from repaired
), staged as (
  insert into staging.${table:name} (ordinal, layer, source_id, geom, props)
  select ordinal, layer, source_id, geom, props from checked where reason is null
)
select ordinal, layer, source_id, reason, why as repair from checked where reason is not null or is_broken order by ordinal
