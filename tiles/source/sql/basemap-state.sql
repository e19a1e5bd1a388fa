-- All rows that the base map shows in short; see building-state.sql.
select 0 as rows, string_agg(state, '; ' order by state) as mark
  from (select concat_ws(' ', 'road', count(*), max(id), max(xmin::text::bigint)) as state from road
        union all select concat_ws(' ', 'land_area', count(*), max(id), max(xmin::text::bigint)) from land_area
        union all select concat_ws(' ', 'waterway', count(*), max(id), max(xmin::text::bigint)) from waterway
        union all select concat_ws(' ', 'building', count(*), max(id), max(xmin::text::bigint)) from building
        union all select concat_ws(' ', 'district', count(*), max(xmin::text::bigint)) from district
        union all select concat_ws(' ', 'street', count(*), max(xmin::text::bigint)) from street
        union all select concat_ws(' ', 'community', count(*), max(xmin::text::bigint)) from community) as tables
