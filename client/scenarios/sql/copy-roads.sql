-- Its roads, for the base map.
insert into road (source, source_id, class, main, name, name_en, geom)
select 'bench', ${copy} || '/' || id, class, main, name, name_en, st_translate(geom, ${east}, ${north})
  from road where source <> 'bench'
