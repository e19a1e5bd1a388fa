-- Numbers with enough marks in the window; each with one of its calls to speak of it by.
select (array_agg(m.call_id order by m.at desc))[1] as call_id, min(c.number_mask) as mask, count(*)::integer as marks,
       (array_agg(m.at order by m.at desc))[${enough}] as decisive, array_agg(m.reason order by m.at desc) as reasons
  from abuse_mark m join phone_call c on c.id = m.call_id
 where m.lifted_at is null and m.at > ${since}
 group by m.number_hash
having count(*) >= ${enough}
 order by max(m.at) desc
 limit 200
