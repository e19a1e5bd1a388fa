-- Streets by code, to name what is made of them.
select code, name, coalesce(name_en, name) as name_en from street order by code
