-- The organisation a new user shall belong to.
select code, name from organisation where code = ${code}
