-- A page of cases in the order of their ids: the row as JSON and its events, each with whether its digest still follows from itself
-- and the one before. One statement, one moment: a step done meanwhile is in both or in neither.
with page as materialized (
  select c.id, c.number, c.origin, to_jsonb(c) - 'geom' as stored
    from case_record c
   where c.id > ${after}
   order by c.id
   limit ${limit}
), chain as (
  select e.case_id, e.version, e.at, e.action, e.actor_id, e.data,
         e.hash = case_event_digest(lag(e.hash) over (partition by e.case_id order by e.version), e) as intact
    from case_event e
   where e.case_id in (select id from page)
)
select p.id, p.number, p.origin, p.stored,
       coalesce((select jsonb_agg(jsonb_build_object('version', c.version, 'at', c.at, 'action', c.action,
                          'actorId', c.actor_id, 'data', c.data, 'intact', c.intact) order by c.version)
                   from chain c where c.case_id = p.id), '[]') as events
  from page p
 order by p.id
