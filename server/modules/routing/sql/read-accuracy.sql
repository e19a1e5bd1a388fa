-- First dispatches of a period: suggested and followed, in all, by rule, by class and by local day.
select grouping(o.rule_key, o.kind, o.class_code, o.day) as level, o.rule_key, o.kind, o.class_code, o.day,
       count(*)::integer as dispatches, count(o.suggested_unit)::integer as suggested,
       (count(*) filter (where o.place = 1))::integer as followed
  from (select rule_key, kind, class_code, suggested_unit, place, to_char(at at time zone ${timeZone}, 'YYYY-MM-DD') as day
          from routing_outcome
         where is_first and at >= ${from} and at < ${to}) o
 group by grouping sets ((), (o.rule_key), (o.kind, o.class_code), (o.day))
 order by level, o.day, suggested desc
