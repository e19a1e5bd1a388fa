-- Names of the classes in force.
select k.kind, k.code, k.name, k.name_en from case_class k join catalog_edition e on e.code = k.edition and e.current
