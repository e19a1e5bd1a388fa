-- The most urgent cases of a desk that nobody has claimed, locked; what another is just taking is passed over.
select s.id, s.version
  from case_record s
 where s.status in (${statuses:csv}) and s.status not in ('closed', 'rejected', 'voided', 'merged')
   and s.claimed_by is null and ${scope:raw}
 order by coalesce(s.due_at, timestamptz 'infinity'), s.id
 limit ${n}
   for update skip locked
