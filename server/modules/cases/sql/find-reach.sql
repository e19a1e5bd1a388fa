-- The case so many places on in a list: up to it a page looks before it asks the index of texts.
select s.id, ${instant:raw} as at
  from case_record s
 where ${conditions:raw}
 order by ${order:raw}
offset ${reach} limit 1
