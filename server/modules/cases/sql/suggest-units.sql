-- Units for a case, best first: the owner assigned or of the component, the class's units with place rules judged by the nearest
-- road, and the street of the place where no unit holds the class.
with the_case as (
  select c.kind, c.edition, c.class_code, c.street_code, c.owner_unit, p.owner_unit as component_owner,
         coalesce(exists (
           select 1 from road r
            where r.class not in ('footway', 'rail')
              and r.geom && st_expand(c.geom, 8 / (111320 * cos(radians(st_y(c.geom)))), 8 / 110540.0)
              and st_distance(r.geom::geography, c.geom::geography) <= case when r.main then 8 else 4 end), false) as on_carriageway
    from case_record c
    left join component p on p.id = c.component_id
   where c.id = ${id}
), found as (
  select owner_unit as code, 'owner' as reason, 1 as rank, 0 as ordinal from the_case where owner_unit is not null
  union all
  select component_owner, 'owner', 2, 0 from the_case where component_owner is not null
  union all
  select u.unit_code, case when u.place_rule is null then 'class' else 'place' end,
         case when u.place_rule is null then 4
              when (u.place_rule = 'carriageway') = t.on_carriageway then 3 else 5 end,
         u.ordinal
    from the_case t
    join class_unit u on u.edition = t.edition and u.kind = t.kind and u.class_code = t.class_code
  union all
  select o.code, 'street', 6, 0
    from the_case t join organisation o on o.kind = 'street' and o.area_code = t.street_code and o.is_handling_unit
), best as (
  select distinct on (code) code, reason, rank, ordinal from found order by code, rank
)
select o.code, o.name, o.name_en, b.reason
  from best b
  join organisation o on o.code = b.code and o.is_handling_unit
 order by b.rank, b.ordinal, o.code
