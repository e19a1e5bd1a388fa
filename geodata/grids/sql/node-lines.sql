-- Lines cut where they meet, every point on the lattice: neighbours will share their vertices. Roads that all but lie on a border are laid on it.
with given as materialized (
  select l.value ->> 'kind' as kind, st_setsrid(st_geomfromgeojson(l.value -> 'geom'), 4326) as geom
    from jsonb_array_elements(${lines}::jsonb) as l(value)
), laid as (
  select coalesce(
           (select st_snap(g.geom, st_collect(b.geom), ${same}) from given b
             where g.kind <> 'border' and b.kind = 'border' and b.geom && st_expand(g.geom, ${same})),
           g.geom) as geom
    from given g
)
select st_asgeojson(piece.geom, 9) as line
  from (select (st_dump(st_unaryunion(st_collect(geom), ${step}))).geom from laid) as piece
