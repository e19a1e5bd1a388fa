-- A page of component places for the shape of the tile tree; a pipe counts where the middle of its line is.
select id, st_x(place) as lon, st_y(place) as lat, points
  from (select id, st_npoints(geom) as points,
               case geometrytype(geom) when 'POINT' then geom else st_lineinterpolatepoint(geom, 0.5) end as place
          from component
         where id > ${after} and geometrytype(geom) = ${geometryType} and state <> 'removed' and not st_isempty(geom)
         order by id
         limit ${pageSize}) as page
 order by id
