-- Organisations under one that are not retired.
select code, name from organisation where parent_code = ${code} and retired_at is null order by code limit 10
