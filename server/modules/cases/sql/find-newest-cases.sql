-- Cases among the newest of those held, newest first: read in the order of an index, so it ends where the page is full.
with page as materialized (
  select s.id, s.reported_at
    from (select * from case_record s where ${held:raw} order by s.reported_at desc, s.id desc limit ${reach}) s
   where ${conditions:raw}
   order by s.reported_at desc, s.id desc
   limit ${limit}
)
select s.id, s.number, s.class_name, s.class_name_en, s.address, s.description, s.grid_code, s.lon, s.lat
  from page
  join case_summary s on s.id = page.id
 order by page.reported_at desc, page.id desc
