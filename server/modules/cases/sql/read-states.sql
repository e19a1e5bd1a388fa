-- The folds of some cases; of those that went on after an instant the events up to it instead.
select c.id, c.number, c.policy_revision,
       case when c.updated_at <= ${asOf} then c.state end as state,
       case when c.updated_at <= ${asOf} then '[]'::jsonb else
         coalesce((select jsonb_agg(jsonb_build_object('at', e.at, 'action', e.action, 'actorId', e.actor_id, 'data', e.data)
                                    order by e.version)
                     from case_event e where e.case_id = c.id and e.at <= ${asOf}), '[]'::jsonb) end as events
  from case_record c
 where c.id in (${ids:csv})
 order by c.number
