-- The histories of some cases, each event with whether its digest still follows from itself and the one before.
select e.case_id, e.version, e.at, e.action, e.actor_id, e.data,
       e.hash = case_event_digest(lag(e.hash) over chain, e) as intact
  from case_event e
 where e.case_id in (${ids:csv})
window chain as (partition by e.case_id order by e.version)
 order by e.case_id, e.version
