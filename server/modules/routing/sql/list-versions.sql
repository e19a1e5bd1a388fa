-- Versions of the rules, newest first, or the one asked for with what it says.
select v.number, v.at, v.in_force_from, v.by_user as by_id, u.name as by_name, v.reason,
       jsonb_array_length(v.definition->'rules') as rules,
       case when v.number = ${number} then v.definition end as definition
  from routing_version v
  join app_user u on u.id = v.by_user
 where ${number}::integer is null or v.number = ${number}
 order by v.number desc
 limit 200
