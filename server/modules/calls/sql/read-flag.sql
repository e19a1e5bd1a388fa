-- The marks of a number that still count, newest first.
select count(*)::integer as marks, (array_agg(at order by at desc))[${enough}] as decisive, coalesce(array_agg(reason order by at desc), '{}') as reasons
  from abuse_mark
 where number_hash = ${hash} and lifted_at is null and at > ${since}
