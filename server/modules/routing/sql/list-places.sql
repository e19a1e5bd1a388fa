-- Streets, each followed by its communities.
select code, name, name_en from street union all select code, name, name_en from community order by code
