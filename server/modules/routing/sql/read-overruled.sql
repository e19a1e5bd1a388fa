-- What dispatchers chose instead of each rule's first suggestion, the three most often.
select rule_key, chosen_unit as unit, cases
  from (select rule_key, chosen_unit, count(*)::integer as cases,
               row_number() over (partition by rule_key order by count(*) desc, chosen_unit) as place
          from routing_outcome
         where is_first and at >= ${from} and at < ${to} and rule_key is not null and place is distinct from 1
         group by rule_key, chosen_unit) c
 where place <= 3
 order by rule_key, place
