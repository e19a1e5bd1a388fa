-- What this source named before and names no more.
delete from land_area x where x.source = ${source}
   and not exists (select 1 from staging.${table:name} s where s.layer = 'land' and s.source_id = x.source_id)
