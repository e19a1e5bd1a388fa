-- The first object of a layer with a given id counts; later ones are taken out of staging.
delete from staging.${table:name} s
 using (select ordinal, row_number() over (partition by layer, source_id order by ordinal) as nth from staging.${table:name}) d
 where d.ordinal = s.ordinal and d.nth > 1
returning s.layer, s.source_id, 'the id occurs twice' as reason
