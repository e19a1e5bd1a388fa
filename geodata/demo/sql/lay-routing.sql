-- What the catalog's rules would have suggested at the first dispatches of the invented history, beside what its dispatchers chose.
with dispatch as (
  select distinct on (e.case_id) e.case_id, e.version, e.at, e.data->>'unit' as chosen
    from case_event e
    join case_record c on c.id = e.case_id and c.origin = 'demo'
   where e.action = 'dispatch'
   order by e.case_id, e.version
), placed as (
  select d.*, c.kind, c.class_code, c.edition, coalesce(c.owner_unit, p.owner_unit) as owner, s.code as street, r.by_place,
         case when r.by_place then exists (
           select 1 from road w
            where w.class not in ('footway', 'rail')
              and w.geom && st_expand(c.geom, 8 / (111320 * cos(radians(st_y(c.geom)))), 8 / 110540.0)
              and st_distance(w.geom::geography, c.geom::geography) <= case when w.main then 8 else 4 end) end as on_carriageway
    from dispatch d
    join case_record c on c.id = d.case_id
    left join component p on p.id = c.component_id
    left join organisation s on s.kind = 'street' and s.area_code = c.street_code and s.is_handling_unit
   cross join lateral (
     select coalesce(bool_or(u.place_rule is not null), false) as by_place
       from class_unit u where u.edition = c.edition and u.kind = c.kind and u.class_code = c.class_code) r
), ruled as (
  select d.*, u.units,
         case when d.owner is not null then 'catalog:owner'
              when d.by_place then 'catalog:' || d.kind || '-' || d.class_code || case when d.on_carriageway then '-carriageway' else '-pavement' end
              when u.units is not null then 'catalog:' || array_to_string(u.units, '+')
              when d.street is not null then 'catalog:street' end as rule_key,
         array_remove(array[d.owner] || coalesce(u.units, '{}') || array[d.street], null) as named
    from placed d
    left join lateral (
      select array_agg(u.unit_code order by case when u.place_rule is null then 1
                                                 when (u.place_rule = 'carriageway') = d.on_carriageway then 0 else 2 end,
                                            u.ordinal, u.unit_code) as units
        from class_unit u
        join organisation o on o.code = u.unit_code and o.is_handling_unit
       where u.edition = d.edition and u.kind = d.kind and u.class_code = d.class_code) u on true
), laid as (
  insert into routing_outcome (case_id, version, at, is_first, rules, kind, class_code, suggested_unit, rule_key, chosen_unit, place)
  select case_id, version, at, true, 0, kind, class_code, named[1], rule_key, chosen, array_position(named, chosen)
    from ruled
      on conflict do nothing
  returning 1
)
select count(*)::integer as n from laid
