-- What happened since midnight.
select (select count(*)::integer from case_record c where c.reported_at >= ${midnight} and ${scope:raw}) as reported,
       (select count(*)::integer from case_event e join case_record c on c.id = e.case_id
         where e.action = 'file' and e.at >= ${midnight} and ${scope:raw}) as filed,
       (select count(*)::integer from case_record c where c.closed_at >= ${midnight} and ${scope:raw}) as closed
