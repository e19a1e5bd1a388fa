-- Where some people were between two instants, one position of each step, oldest first; of an area what lies in it.
select t.user_id as id, t.seconds, st_x(t.geom) as lon, st_y(t.geom) as lat
  from (
    select distinct on (p.user_id, floor(extract(epoch from p.at - ${from}::timestamptz) / ${step}))
           p.user_id, p.geom, extract(epoch from p.at - ${from}::timestamptz)::float8 as seconds
      from inspector_position p
     where p.at >= ${from} and p.at < ${to} and p.user_id = any(${ids}::uuid[])
     order by p.user_id, floor(extract(epoch from p.at - ${from}::timestamptz) / ${step}), p.at
  ) t
 where ${gridFrom} is null or unit_grid_at(t.geom) between ${gridFrom} and ${gridTo}
 order by t.user_id, t.seconds
 limit ${limit}
