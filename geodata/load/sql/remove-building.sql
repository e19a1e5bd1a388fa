-- What this source named before and names no more; a building with dwellings stays, people are registered in it.
delete from building x where x.source = ${source}
   and not exists (select 1 from staging.${table:name} s where s.layer = 'building' and s.source_id = x.source_id)
   and not exists (select 1 from dwelling d where d.building_id = x.id)
