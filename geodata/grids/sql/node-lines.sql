-- Lines cut where they meet, every point on the lattice: neighbours will share their vertices.
select st_asgeojson(piece.geom, 9) as line
  from (select (st_dump(st_unaryunion(st_collect(st_setsrid(st_geomfromgeojson(l.value), 4326)), ${step}))).geom
          from jsonb_array_elements(${lines}::jsonb) as l(value)) as piece
