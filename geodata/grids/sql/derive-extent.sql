-- The built-up extent: the hull of the buildings, or where there are hardly any of the roads, with a margin; inside the district where one is given.
-- Long edges are broken up: a straight line in degrees and the shortest way on the ground are then the same border.
with hull as (
  select coalesce(
    (select st_convexhull(st_collect(center)) from building having count(*) > 20),
    (select st_convexhull(st_collect(geom)) from road)) as geom
), wide as (
  select st_segmentize(st_buffer(geom::geography, 60, 'quad_segs=2'), 80)::geometry as geom from hull where geom is not null
)
select st_asgeojson(coalesce((select st_collectionextract(st_intersection(wide.geom, st_union(d.geom)), 3) from district d), wide.geom), 8) as area
  from wide
