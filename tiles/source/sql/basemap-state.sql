-- Changes with any row that the base map shows; see building-state.sql.
select 'road' as what, count(*) as rows, max(id) as last_id, max(xmin::text::bigint) as last_write from road
union all select 'land_area', count(*), max(id), max(xmin::text::bigint) from land_area
union all select 'waterway', count(*), max(id), max(xmin::text::bigint) from waterway
union all select 'building', count(*), max(id), max(xmin::text::bigint) from building
union all select 'district', count(*), null, max(xmin::text::bigint) from district
union all select 'street', count(*), null, max(xmin::text::bigint) from street
union all select 'community', count(*), null, max(xmin::text::bigint) from community
order by what
