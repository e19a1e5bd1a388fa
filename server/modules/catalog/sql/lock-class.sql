-- The class that is being changed, until the transaction ends.
select version, retired_at is not null as retired
  from case_class k
  join catalog_edition e on e.code = k.edition and e.current
 where k.kind = ${kind} and k.code = ${code}
   for update of k
