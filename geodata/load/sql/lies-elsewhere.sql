-- The name of the district in the database if there is one and the box touches none, else null.
select case when not exists (select from district where geom && st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326))
            then (select name from district order by code limit 1) end as elsewhere
