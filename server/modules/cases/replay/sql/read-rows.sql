-- A page of case rows in the order of their ids, as JSON: every column that the events make.
select c.id, c.number, c.origin, to_jsonb(c) - 'geom' as stored
  from case_record c
 where c.id > ${after}
 order by c.id
 limit ${limit}
