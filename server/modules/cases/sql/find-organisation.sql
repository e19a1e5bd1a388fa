-- An organisation that a step names.
select code, kind, is_handling_unit, parent_code from organisation where code = ${code}
