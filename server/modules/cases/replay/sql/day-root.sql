-- The root of a day: over the digests of all events written down on it, and the root before it.
select count(*)::integer as events,
       encode(sha256(coalesce((select root from event_seal where day < ${day}::date order by day desc limit 1), ''::bytea)
                     || coalesce(string_agg(hash, ''::bytea order by case_id, version), ''::bytea)), 'hex') as root
  from case_event
 where recorded_at >= ${day}::timestamp at time zone ${timeZone}
   and recorded_at < (${day}::date + 1)::timestamp at time zone ${timeZone}
