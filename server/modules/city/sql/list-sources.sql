-- Names of the datasets that the city was imported from: from each to the next by the unique index, however many rows it has.
with recursive
  buildings as (
    select min(source) as source from building
    union all
    select (select min(b.source) from building b where b.source > s.source) from buildings s where s.source is not null
  ),
  components as (
    select min(source) as source from component
    union all
    select (select min(c.source) from component c where c.source > s.source) from components s where s.source is not null
  ),
  roads as (
    select min(source) as source from road
    union all
    select (select min(r.source) from road r where r.source > s.source) from roads s where s.source is not null
  ),
  areas as (
    select min(source) as source from land_area
    union all
    select (select min(a.source) from land_area a where a.source > s.source) from areas s where s.source is not null
  )
select source from (
  select source from buildings union select source from components union select source from roads union select source from areas
) named
 where source is not null
 order by source
