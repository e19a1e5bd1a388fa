-- The buildings of the demo's district once more, so far to the east and the north.
insert into building (source, source_id, kind, name, name_en, address, footprint, center, base_m, height_m, height_estimated, floors)
select 'bench', ${copy} || '/' || id, kind, name, name_en, address, st_translate(footprint, ${east}, ${north}),
       st_translate(center, ${east}, ${north}), base_m, height_m, height_estimated, floors
  from building where source <> 'bench'
