-- Complaints that nobody answered in time, each told once.
update complaint c set overdue_told_at = ${now}
 where c.id in (select id from complaint where status in ('registered', 'assigned') and red_at < ${now} and overdue_told_at is null
                 order by due_at, id limit 100 for update skip locked)
returning c.number, c.handler_org,
          (select o.kind not in ('center', 'leading-group') from organisation o where o.code = c.handler_org) as is_with_unit,
          (select o.kind = 'center' from organisation o where o.code = c.unit_code) as about_center
