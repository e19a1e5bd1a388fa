-- Cases that an assessment may have to look at: as they are where nothing happened since, else whoever went on after the instant.
select c.id
  from case_record c
 where c.reported_at <= ${asOf} and c.reported_at < ${to}
   and ((c.updated_at <= ${asOf} and c.base_deadline_at >= ${from} and c.base_deadline_at < ${to}
         and c.status not in ('voided', 'rejected') and (${unit}::text is null or c.unit_code = ${unit}))
        or (c.updated_at > ${asOf}
            and exists (select 1 from case_unit u
                         where u.case_id = c.id and (${unit}::text is null or u.unit_code = ${unit}))))
 order by c.number
