-- What this source named before and names no more.
delete from road x where x.source = ${source}
   and not exists (select 1 from staging.${table:name} s where s.layer = 'road' and s.source_id = x.source_id)
