-- Whether the edition in force has a class.
select 1 as one from case_class k join catalog_edition e on e.code = k.edition and e.current where k.kind = ${kind} and k.code = ${code}
