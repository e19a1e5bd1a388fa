-- Cases among those that an index names, newest first; it may name more than can be looked through.
with named as materialized (
  select s.id, s.reported_at, s.street_code, s.community_code, s.number, s.address, s.description
    from case_record s where ${named:raw} limit ${reach}
), page as materialized (
  select s.id, s.reported_at from named s where ${conditions:raw} order by s.reported_at desc, s.id desc limit ${limit}
)
select s.id, s.number, s.class_name, s.class_name_en, s.address, s.description, s.grid_code, s.lon, s.lat
  from page
  join case_summary s on s.id = page.id
 order by page.reported_at desc, page.id desc
