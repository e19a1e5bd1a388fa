-- What rules may name; of the places only those asked about.
select (select coalesce(json_agg(code), '[]') from organisation where is_handling_unit) as units,
       (select coalesce(json_agg(code), '[]') from organisation) as organisations,
       (select coalesce(json_agg(k.kind || ' ' || k.code), '[]') from case_class k join catalog_edition e on e.code = k.edition and e.current) as classes,
       (select coalesce(json_agg(code), '[]') from (
          select code from street union all select code from community
          union all select code from unit_grid where valid_to is null and code = any(${places}::text[])) p) as places
