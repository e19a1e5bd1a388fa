-- Cameras around a point with what stands between: the nearest building whose footprint the ray crosses below its top.
with place as (
  select st_setsrid(st_makepoint(${lon}, ${lat}), 4326) as geom, (select 2 * max(range_m) from camera) as reach_m
), near as (
  select c.id, c.name, c.kind, c.heading_deg, c.pitch_deg, c.hfov_deg, c.vfov_deg, c.range_m, c.height_m,
         st_distance(c.geom::geography, p.geom::geography) as distance_m,
         degrees(st_azimuth(c.geom::geography, p.geom::geography)) as bearing_deg,
         st_makeline(c.geom, p.geom) as ray
    from place p
    join camera c on c.geom && st_expand(p.geom, p.reach_m / (111000 * cos(radians(${lat}))), p.reach_m / 110000)
   and (${gridFrom} is null or c.unit_grid_code between ${gridFrom} and ${gridTo})
), judged as (
  select n.*, n.distance_m <= n.range_m as in_range,
         n.kind <> 'fixed' or n.heading_deg is null or n.distance_m < 0.01 or (
           abs(n.bearing_deg - n.heading_deg - 360 * round((n.bearing_deg - n.heading_deg) / 360)) <= n.hfov_deg / 2
           and abs(degrees(atan2(${height} - n.height_m, n.distance_m)) - n.pitch_deg) <= n.vfov_deg / 2) as in_view
    from near n
   where n.distance_m <= 2 * n.range_m
)
select j.id, j.name, j.distance_m, j.in_range, j.in_view, j.kind,
       case when j.in_range and j.in_view and j.distance_m > 0.01 then (
         select b.id
           from building b
           cross join lateral st_dump(st_collectionextract(st_intersection(b.footprint, j.ray), 2)) piece
           cross join lateral (
             select greatest(least(a, z), ${wallM} / j.distance_m) as enters, least(greatest(a, z), 1 - ${doorM} / j.distance_m) as leaves
               from (select st_linelocatepoint(j.ray, st_startpoint(piece.geom)) as a, st_linelocatepoint(j.ray, st_endpoint(piece.geom)) as z) ends
           ) crossing
          where st_intersects(b.footprint, j.ray)
            and enters < leaves
            and least(j.height_m + (${height} - j.height_m) * enters, j.height_m + (${height} - j.height_m) * leaves) < b.height_m
          order by enters
          limit 1) end as blocked_by
  from judged j
