-- Open cases of one kind for the sheet, soonest due first.
with page as materialized (
  select s.id from case_record s
   where s.status not in ('closed', 'rejected', 'voided', 'merged') and ${condition:raw}
   order by coalesce(s.due_at, timestamptz 'infinity'), s.id limit 100
)
select s.id, s.number, s.class_name, s.class_name_en, s.status, s.address, s.urgent, s.due_at, s.unit_code, s.unit_name, s.unit_name_en
  from page join case_summary s on s.id = page.id
 order by coalesce(s.due_at, timestamptz 'infinity'), s.id
