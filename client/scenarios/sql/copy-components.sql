-- Its components nearly three times, two metres apart, and its pipes once. The copy's number stands in the code for the division.
insert into component (code, source, source_id, class_code, name, owner_unit, state, geom, height_m, depth_m, diameter_mm)
select lpad((7000 + ${copy} * 4 + k)::text, 6, '0') || substr(code, 7), 'bench', ${copy} || '/' || k || '/' || id, class_code, name,
       owner_unit, state, st_translate(geom, ${east} + k * 0.000023, ${north} + k * 0.000012), height_m, depth_m, diameter_mm
  from component, generate_series(0, 2) as k
 where source <> 'bench' and case when geometrytype(geom) = 'POINT' then k < 2 or id % 3 > 0 else k = 0 end
