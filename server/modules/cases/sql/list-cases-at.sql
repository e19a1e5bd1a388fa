-- Cases whose span holds an instant, by id; of those that went on after it the events up to it. The span's text is the index's.
with page as materialized (
  select s.id
    from case_record s
   where tstzrange(s.reported_at, case when s.status in ('closed', 'rejected', 'voided', 'merged') then greatest(s.updated_at, s.reported_at) end)
         @> ${at}::timestamptz
     and ${conditions:raw}
   order by s.id
   limit ${limit}
)
select s.id, s.number, s.kind, s.class_code, s.class_name, s.class_name_en, s.lon, s.lat, s.policy_revision,
       s.status, s.urgent, s.stage, s.yellow_at, s.red_at,
       s.grid_code, b.building_id::float8 as building_id, l.responsibility_code,
       case when s.updated_at > ${at} then
         coalesce((select jsonb_agg(jsonb_build_object('at', e.at, 'action', e.action, 'actorId', e.actor_id, 'data', e.data)
                                    order by e.version)
                     from case_event e where e.case_id = s.id and e.at <= ${at}), '[]'::jsonb) end as events
  from page
  join case_summary s on s.id = page.id
  left join case_building b on b.case_id = s.id
  left join responsibility_grid_cell l on l.unit_grid_code = s.grid_code
 order by s.id
