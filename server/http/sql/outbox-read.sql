-- What came after a position, up to where nothing earlier can still appear.
select position, topic, payload, street_code, community_code, unit_codes
  from outbox
 where position > ${after} and position <= ${settled}
 order by position
 limit ${limit}
