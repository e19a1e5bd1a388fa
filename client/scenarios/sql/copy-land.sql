-- Its land and water, for the base map.
insert into land_area (source, source_id, kind, name, name_en, geom)
select 'bench', ${copy} || '/' || id, kind, name, name_en, st_translate(geom, ${east}, ${north})
  from land_area where source <> 'bench'
